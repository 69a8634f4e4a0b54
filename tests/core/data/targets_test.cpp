#include "data/targets.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "data/encoder.hpp"
#include "edgewise/explain.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

ColumnEncoder fitted(const std::vector<double>& values, Activation function,
                     Scale scale = Scale::standard) {
  Column column{.name = "y"};
  for (const double value : values) column.numbers.add(value);
  std::vector<Index> rows(values.size());
  std::iota(rows.begin(), rows.end(), 0);
  auto encoder = fitTarget(column, rows, scale, function);
  REQUIRE(encoder);
  return *encoder;
}

bool isAsItIs(const ColumnEncoder& encoder) { return encoder.shift == 0 && encoder.scale == 1; }

Real encoded(const ColumnEncoder& encoder, double value) {
  Real out = 0;
  REQUIRE(encoder.encode(Cell(value), {&out, 1}));
  return out;
}

// x = 0, 1, …; the targets' columns by name; every row trains.
std::string documentOf(const std::string& output, const std::string& loss,
                       const std::vector<std::pair<std::string, std::string>>& targets,
                       const std::string& rest = "") {
  std::string names;
  std::string columns;
  const auto rows = std::count(targets[0].second.begin(), targets[0].second.end(), ',') + 1;
  std::string x;
  for (int row = 0; row < rows; ++row) x += (row > 0 ? ", " : "") + std::to_string(row);
  for (const auto& [name, values] : targets) {
    names += (names.empty() ? "\"" : ", \"") + name + "\"";
    columns += R"(, {"name": ")" + name + R"(", "values": [)" + values + "]}";
  }
  return R"({"edgewise": 1, "network": {"layers": [1, 6, )" + std::to_string(targets.size()) +
         R"(], "output": ")" + output +
         R"("}, "data": {"table": {"columns": [{"name": "x", "values": [)" + x + "]}" + columns +
         R"(]}, "targets": [)" + names + "]" + rest + R"(}, "training": {"loss": ")" + loss +
         R"(", "batch": 10, "stepSize": {"initial": 0.1}}})";
}

}  // namespace

TEST_CASE("a target goes where the function of its output neuron reaches") {
  const std::vector<double> bits{0, 1, 1, 0};
  const std::vector<double> signs{-1, 0.5, 1};
  const std::vector<double> prices{100, 300, 500};
  for (const Activation function :
       {Activation::logistic, Activation::gaussian, Activation::step, Activation::softmax,
        Activation::rectifier, Activation::softplus, Activation::leakyRectifier, Activation::elu,
        Activation::gelu, Activation::silu, Activation::absolute}) {
    CAPTURE(name(function));
    CHECK(isAsItIs(fitted(bits, function)));
    for (const auto& values : {signs, prices}) {
      const ColumnEncoder encoder = fitted(values, function);
      CHECK(encoded(encoder, values.front()) == 0);
      CHECK(encoded(encoder, values.back()) == 1);
    }
  }
  for (const Activation function : {Activation::tanh, Activation::sine}) {
    CAPTURE(name(function));
    CHECK(isAsItIs(fitted(bits, function)));
    CHECK(isAsItIs(fitted(signs, function)));
    CHECK(encoded(fitted(prices, function), 100) == -1);
    CHECK(encoded(fitted(prices, function), 300) == 0);
    CHECK(encoded(fitted(prices, function), 500) == 1);
  }
  CHECK(isAsItIs(fitted({0, 3, 10}, Activation::rectifier)));
  CHECK_FALSE(isAsItIs(fitted({0, 3, 10}, Activation::gaussian)));
}

TEST_CASE("identity outputs take targets as \"scale\" says, and \"none\" is obeyed by all") {
  CHECK(encoded(fitted({1, 3}, Activation::identity), 3) == 1);
  CHECK(encoded(fitted({1, 3}, Activation::identity, Scale::minmax), 1) == 0);
  for (std::size_t f = 0; f < activationNames.size(); ++f) {
    CHECK(isAsItIs(fitted({-5, 100}, static_cast<Activation>(f), Scale::none)));
  }
}

TEST_CASE("a constant target, and a value beyond the training rows, stay finite") {
  for (std::size_t f = 0; f < activationNames.size(); ++f) {
    const auto function = static_cast<Activation>(f);
    CAPTURE(name(function));
    CHECK(encoded(fitted({70, 70}, function), 70) == 0);
    CHECK(std::isfinite(encoded(fitted({-70, 70}, function), 1e9)));
  }
}

TEST_CASE("each target follows its own neuron") {
  const auto session = test::open(R"({"edgewise": 1, "network": {
    "neurons": [{"id": "x", "kind": "input"}, {"id": "b", "kind": "bias"},
                {"id": "p", "kind": "output", "function": "logistic"},
                {"id": "q", "kind": "output", "function": "tanh"},
                {"id": "r", "kind": "output", "function": "identity"}],
    "edges": [{"from": "x", "to": "p"}, {"from": "x", "to": "q"}, {"from": "x", "to": "r"},
              {"from": "b", "to": "p"}, {"from": "b", "to": "q"}, {"from": "b", "to": "r"}]},
    "data": {"table": {"columns": [{"name": "in", "values": [1, 2, 3]},
      {"name": "u", "values": [10, 20, 30]}, {"name": "v", "values": [10, 20, 30]},
      {"name": "w", "values": [10, 20, 30]}]}, "targets": ["w", "v", "u"], "scale": "minmax"}})");
  CHECK(session->data()->targets == std::vector<Real>{0, -1, 0, 0.5, 0, 0.5, 1, 1, 1});
  CHECK(session->warnings().empty());

  const std::string saved = session->save();
  const auto again = test::open(saved);
  CHECK(again->data()->targets == session->data()->targets);
  CHECK(again->encoding().targets[1].shift == session->encoding().targets[1].shift);
}

TEST_CASE("predictions, maps and R squared are in the units of the table") {
  const auto session = test::open(documentOf("logistic", "squared", {{"y", "3, 4, 5, 6"}}));
  REQUIRE(session->train({.epochs = 5000}));
  for (int row = 0; row < 4; ++row) {
    const auto predicted = predict(*session, {{Cell(static_cast<double>(row))}});
    REQUIRE(predicted);
    CHECK(std::get<double>(predicted->front().values[0]) == doctest::Approx(3 + row).epsilon(0.1));
  }
  const auto map = edgewise::map(*session, {.x = "x", .resolution = 4, .xRange = {{0, 3}}});
  REQUIRE(map);
  CHECK(map->outputs[0].all()[0] == doctest::Approx(3).epsilon(0.1));
  CHECK(map->outputs[0].all()[3] == doctest::Approx(6).epsilon(0.1));
}

TEST_CASE("with scale none, what the outputs cannot reach is said") {
  const auto warningOf = [](const std::string& output, const std::string& values) {
    const auto session =
        test::open(documentOf(output, "squared", {{"y", values}}, R"(, "scale": "none")"));
    return session->warnings().empty() ? "" : session->warnings().front();
  };
  CHECK(
      warningOf("logistic", "3, 4") ==
      "The target \"y\" reaches from 3 to 4, but output neuron 10 (logistic) gives values between "
      "0 and 1 only. Set \"scale\" to \"standard\", or give the neuron the function "
      "\"identity\".");
  CHECK(warningOf("rectifier", "-1, 4").find("no values below 0.") != std::string::npos);
  CHECK(warningOf("softmax", "0, 1").find("always 1") != std::string::npos);
  for (const char* output : {"identity", "leaky-rectifier"})
    CHECK(warningOf(output, "-9, 9").empty());
  for (const char* output : {"logistic", "gaussian", "tanh", "elu", "silu", "gelu", "rectifier"}) {
    CHECK(warningOf(output, "0, 0.5, 1").empty());
  }
}

TEST_CASE("cross-entropy is never below 0, for numbers, shares and columns of 0 and 1") {
  const auto trainedLoss = [](const std::string& document) {
    const auto session = test::open(document);
    Real lowest = std::numeric_limits<Real>::infinity();
    for (int k = 0; k < 20; ++k) {
      REQUIRE(session->train({.epochs = 100}));
      lowest = std::min(lowest, session->metrics().train->loss);
      REQUIRE(session->metrics().train->loss >= 0);
    }
    return lowest;
  };
  CHECK(trainedLoss(documentOf("logistic", "cross-entropy", {{"y", "0, 1, 1, 0"}})) < 0.1);
  CHECK(trainedLoss(documentOf("logistic", "cross-entropy", {{"y", "-20, 500, 90"}})) >= 0);
  CHECK(trainedLoss(documentOf("logistic", "cross-entropy", {{"y", "0.1, 0.2, 0.5, 0.8, 0.9"}})) >
        0.4);
  CHECK(trainedLoss(documentOf("softmax", "cross-entropy",
                               {{"A", "1, 1, 0, 0"}, {"B", "0, 0, 1, 0"}, {"C", "0, 0, 0, 1"}})) <
        0.5);
}

TEST_CASE("a test row beyond the training rows does not take cross-entropy below 0") {
  const auto session =
      test::open(R"({"edgewise": 1, "network": {"layers": [1, 1], "output": "logistic"},
    "data": {"table": {"columns": [{"name": "x", "values": [1, 2, 3, 4]},
      {"name": "y", "values": [10, 20, 30, 900]}, {"name": "train", "values": [1, 1, 1, 0]}]},
      "targets": ["y"], "inputs": ["x"], "split": {"column": "train"}},
    "training": {"loss": "cross-entropy"}})");
  REQUIRE(session->train({.epochs = 1000}));
  CHECK(session->metrics().train->loss >= 0);
  CHECK(session->metrics().test->loss >= 0);
  CHECK(session->data()->table.columns[1].numbers[session->data()->rows[3]] == 900);
}

TEST_CASE("cross-entropy refuses targets that are no probabilities, with the way out") {
  const auto refused = [](const std::string& document) {
    const auto session = Session::open(document);
    REQUIRE_FALSE(session);
    CHECK(session.error().code == "range");
    CHECK(session.error().path == "training.loss");
    CHECK(session.error().message.find("\"squared\"") != std::string::npos);
    return session.error().message;
  };
  CHECK(refused(documentOf("logistic", "cross-entropy", {{"y", "0, 1, 2"}}, R"(, "scale": "none")"))
            .find("row 3") != std::string::npos);
  CHECK(refused(documentOf("softmax", "cross-entropy", {{"A", "1, 1"}, {"B", "0, 1"}}))
            .find("row 2") != std::string::npos);
  CHECK(refused(documentOf("softmax", "cross-entropy",
                           {{"A", "70, 20, 30"}, {"B", "20, 30, 10"}, {"C", "10, 50, 60"}}))
            .find("shares of 1") != std::string::npos);

  auto session = test::open(documentOf("softmax", "squared", {{"A", "1, 1"}, {"B", "0, 1"}}));
  CHECK(session->warnings().size() == 1);
  const auto changed = session->configure(R"({"loss": "cross-entropy"})");
  REQUIRE_FALSE(changed);
  CHECK(changed.error().path == "training.loss");
  CHECK(session->training().loss == Loss::squared);

  session = test::open(documentOf("logistic", "cross-entropy", {{"y", "0, 1"}}));
  const std::vector<Real> in{0};
  const std::vector<Real> beyond{1.5};
  CHECK(trace(*session, in, beyond).error().path == "targets");
}
