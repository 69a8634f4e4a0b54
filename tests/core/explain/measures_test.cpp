#include "explain/measures.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "edgewise/session.hpp"
#include "explain/slice.hpp"
#include "network/plan.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

Measures measured(const Session& session, const Examples& examples) {
  return measure(session.plan(), session.topology(), session.weights(), session.training().loss,
                 examples, session.encoding().targets);
}

}  // namespace

TEST_CASE("the confusion matrix counts every row once, and its diagonal is the accuracy") {
  auto session = test::open(R"({"edgewise": 1, "network": {"layers": [4, 3], "output": "softmax"},
    "data": {"builtin": "iris"}, "training": {"loss": "cross-entropy", "batch": 10}})");
  REQUIRE(session->train({.epochs = 5}));
  const auto all = measured(*session, session->data()->train());
  REQUIRE(all.confusion.size() == 1);
  const auto& [target, categories, counts] = all.confusion[0];
  CHECK(target == "species");
  CHECK(categories == std::vector<std::string>{"setosa", "versicolor", "virginica"});
  CHECK(std::accumulate(counts.begin(), counts.end(), 0) == 120);
  const double right = counts[0] + counts[4] + counts[8];
  CHECK(right / 120 == *session->metrics().train->accuracy);
  CHECK(all.rSquared.empty());
}

TEST_CASE("R squared is 1 for the truth, 0 for the mean, nothing for a constant") {
  const auto open = [](const std::string& weights, const std::string& values) {
    return test::open(R"({"edgewise": 1, "network": {
        "neurons": [{"id": "x", "kind": "input"}, {"id": "b", "kind": "bias"},
                    {"id": "y", "kind": "output"}],
        "edges": [{"from": "x", "to": "y", "weight": )" +
                      weights +
                      R"(}, {"from": "b", "to": "y", "weight": 0}]},
      "data": {"table": {"columns": [{"name": "x", "values": [1, 2, 3, 4]},
                                     {"name": "y", "values": [)" +
                      values + R"(]}]},
               "inputs": ["x"], "targets": ["y"], "split": {"train": 1}}})");
  };
  const auto rSquared = [](const std::unique_ptr<Session>& session) {
    return measured(*session, session->data()->train()).rSquared[0].value;
  };
  CHECK(*rSquared(open("1", "2, 4, 6, 8")) == doctest::Approx(1));
  CHECK(*rSquared(open("0", "2, 4, 6, 8")) == doctest::Approx(0));
  CHECK(*rSquared(open("-1", "2, 4, 6, 8")) == doctest::Approx(-3));
  CHECK_FALSE(rSquared(open("1", "5, 5, 5, 5")));
}

TEST_CASE("gradients per layer add up to the whole gradient; dead rectifiers are found") {
  auto session = test::open(R"({"edgewise": 1, "network": {
      "neurons": [{"id": "x", "kind": "input"}, {"id": "b", "kind": "bias"},
                  {"id": "h", "kind": "hidden", "function": "rectifier"},
                  {"id": "k", "kind": "hidden", "function": "rectifier"},
                  {"id": "c", "kind": "bias"}, {"id": "y", "kind": "output"}],
      "edges": [{"from": "x", "to": "h", "weight": 1}, {"from": "b", "to": "h", "weight": 0},
                {"from": "x", "to": "k", "weight": 1}, {"from": "b", "to": "k", "weight": -100},
                {"from": "h", "to": "y", "weight": 1}, {"from": "k", "to": "y", "weight": 1},
                {"from": "c", "to": "y", "weight": 0.5}]},
    "data": {"generator": {"name": "sine", "samples": 50}, "split": {"train": 1}}})");
  const Examples train = session->data()->train();
  const auto all = measured(*session, train);
  CHECK(all.dead == std::vector<Index>{3});
  REQUIRE(all.gradients.size() == 2);
  CHECK(all.gradients[0].edges == 4);
  double squares = 0;
  for (const Real g : meanGradient(session->plan(), session->weights(), Loss::squared, train)) {
    squares += static_cast<double>(g) * static_cast<double>(g);
  }
  const double first = all.gradients[0].norm;
  const double second = all.gradients[1].norm;
  CHECK(first * first + second * second == doctest::Approx(squares));
}
