#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <string>

#include "edgewise/answers.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

std::vector<Real> numbersIn(const rapidjson::Value& list) {
  std::vector<Real> numbers;
  for (const auto& item : list.GetArray()) numbers.push_back(static_cast<Real>(item.GetDouble()));
  return numbers;
}

struct Stepped {
  std::vector<Real> weights;
  Progress progress;
};

Stepped stepped(const Session& session, const std::string& on) {
  const auto answer = answers::ask(session, "stepped", R"({"on": )" + on + "}");
  REQUIRE(answer);
  rapidjson::Document told;
  told.Parse(answer->c_str());
  return {.weights = numbersIn(told["weights"]),
          .progress = {.samples = told["samples"].GetInt64(),
                       .optimizer = {.steps = told["steps"].GetInt64(),
                                     .moments = numbersIn(told["moments"])}}};
}

}  // namespace

TEST_CASE("one step on one example is the step that training makes on it, with every optimizer") {
  for (const std::string_view name : optimizerNames) {
    const std::string optimizer{name};
    CAPTURE(optimizer);
    auto session = test::open(test::circle);
    REQUIRE(session->configure(R"({"batch": 1, "order": "sequence",
      "stepSize": {"schedule": "inverse-time", "initial": 0.5, "decay": 0.1},
      "regularization": {"l2": 0.01}, "optimizer": {"name": ")" +
                               optimizer + "\"}}"));
    const Index rows = session->data()->trainCount;
    REQUIRE(session->train({.samples = 2 * rows + 7}));
    const auto example = answers::ask(*session, "encoded", R"({"index": 7})");
    REQUIRE(example);
    // Without its row in the table.
    std::string text = *example;
    text.erase(1, text.find("\"inputs\"") - 1);
    const std::string before = session->fingerprint();
    const auto [weights, progress] = stepped(*session, text);
    CHECK(session->fingerprint() == before);
    REQUIRE(session->train({.samples = 1}));
    CHECK(weights == session->weights());
    CHECK(progress.samples == session->progress().samples);
    CHECK(progress.optimizer.moments == session->progress().optimizer.moments);
    // And on from there.
    auto other = test::open(session->save());
    REQUIRE(other->restore(weights, progress));
    REQUIRE(other->train({.samples = 20}));
    REQUIRE(session->train({.samples = 20}));
    CHECK(other->fingerprint() == session->fingerprint());
  }
}

TEST_CASE("it is made on one example") {
  auto session = test::open(test::circle);
  CHECK(answers::ask(*session, "stepped", "{}").error().path == "on");
}

TEST_CASE("a step out of the range of numbers is refused") {
  auto steep = test::open(R"({"edgewise": 1, "network": {"layers": [1, 1], "output": "identity"},
    "data": {"table": {"columns": [{"name": "x", "values": [1e6]}, {"name": "y", "values": [1]}]},
             "inputs": ["x"], "targets": ["y"], "scale": "none"},
    "training": {"loss": "squared", "stepSize": {"initial": 1e6}}})");
  CHECK(answers::ask(*steep, "stepped", "{}").error().code == "range");
}
