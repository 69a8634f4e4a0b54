// What a learner pastes first: the truth tables of boolean functions, with the page's usual
// network.
#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <functional>
#include <string>

#include "edgewise/explain.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

std::string cellList(std::size_t rows, const std::function<std::string(std::size_t)>& cell) {
  std::string list = "[";
  for (std::size_t row = 0; row < rows; ++row) list += (row > 0 ? ", " : "") + cell(row);
  return list + "]";
}

// Whether 1,000 epochs teach every row, as numbers 0 and 1 or as the texts "no" and "yes".
bool learns(const std::string& truth, bool text, const std::string& output, const std::string& loss,
            int seed) {
  const int bits = std::countr_zero(truth.size());
  std::string columns;
  for (int k = 0; k < bits; ++k) {
    columns +=
        R"({"name": "x)" + std::to_string(k) + R"(", "values": )" +
        cellList(truth.size(),
                 [&](std::size_t row) { return std::to_string((row >> (bits - 1 - k)) & 1U); }) +
        "}, ";
  }
  columns += R"({"name": "y", "values": )" +
             cellList(truth.size(),
                      [&](std::size_t row) {
                        if (text) return std::string(truth[row] == '1' ? R"("yes")" : R"("no")");
                        return std::string(1, truth[row]);
                      }) +
             "}";
  const auto session = test::open(
      R"({"edgewise": 1, "network": {"layers": [)" + std::to_string(bits) +
      R"(, 6, 1], "hidden": ["tanh"], "output": ")" + output +
      R"("}, "data": {"table": {"columns": [)" + columns +
      R"(]}, "targets": ["y"]}, "training": {"batch": 10, "stepSize": {"initial": 0.1}, "loss": ")" +
      loss + R"(", "init": {"seed": )" + std::to_string(seed) + "}}}");
  REQUIRE(session->train({.epochs = 1000}));
  REQUIRE(session->data()->trainCount == static_cast<Index>(truth.size()));
  for (const ExampleReport& report : examples(*session, false, 0, 100)) {
    const bool wanted = truth[static_cast<std::size_t>(report.row)] == '1';
    const Cell& value = report.prediction.values[0];
    if (text && std::get<std::string>(value) != (wanted ? "yes" : "no")) return false;
    if (!text && std::abs(std::get<double>(value) - (wanted ? 1 : 0)) > 0.3) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("exclusive-or, and, or, and parity of three are learnt with the usual network") {
  for (const std::string truth : {"0110", "0001", "0111", "01101001"}) {
    for (const std::string output :
         {"logistic", "tanh", "identity", "rectifier", "gaussian", "softplus", "leaky-rectifier",
          "elu", "gelu", "silu", "sine", "absolute"}) {
      for (const bool text : {false, true}) {
        for (int seed = 1; seed <= 5; ++seed) {
          CAPTURE(truth);
          CAPTURE(output);
          CAPTURE(text);
          CAPTURE(seed);
          CHECK(learns(truth, text, output, "squared", seed));
          if (output == "logistic") CHECK(learns(truth, text, output, "cross-entropy", seed));
        }
      }
    }
  }
}
