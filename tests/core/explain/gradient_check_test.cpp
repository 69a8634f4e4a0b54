#include "explain/gradient_check.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "edgewise/answers.hpp"
#include "open.hpp"
#include "training/score.hpp"

using namespace edgewise;

TEST_CASE("the central difference of every weight agrees with backpropagation") {
  auto session = test::open(test::circle);
  REQUIRE(session->train({.epochs = 3}));
  std::vector<Index> edges(session->weights().size());
  std::iota(edges.begin(), edges.end(), 0);
  const Examples train = session->data()->train();
  const auto checks =
      checkGradient(session->plan(), session->weights(), Loss::crossEntropy, train, edges);
  REQUIRE(checks.size() == edges.size());
  for (const GradientCheck& check : checks) {
    CHECK(check.numeric == doctest::Approx(check.gradient).epsilon(0.005).scale(0.01));
    CHECK(check.difference < 0.05);
  }
}

TEST_CASE("a difference that is no more than the rounding of the losses is none") {
  // y = w x with squared loss is a parabola: its central difference is exact but for rounding.
  auto session = test::open(R"({"edgewise": 1, "network": {
    "neurons": [{"id": "x", "kind": "input"}, {"id": "y", "kind": "output", "function": "identity"}],
    "edges": [{"from": "x", "to": "y", "weight": 0.3}]}})");
  const std::vector<Real> inputs{0.7F};
  const std::vector<Real> targets{0.9F};
  const Examples one{.inputs = inputs, .targets = targets, .count = 1};
  const std::vector<Index> edges{0};
  const auto checks = checkGradient(session->plan(), session->weights(), Loss::squared, one, edges);
  CHECK(checks[0].gradient != 0);
  CHECK(checks[0].difference == 0);
}

TEST_CASE("the losses on both sides are those of the moved weight") {
  auto session = test::open(test::circle);
  const Examples one{.inputs = std::span(session->data()->inputs).first(2),
                     .targets = std::span(session->data()->targets).first(1),
                     .count = 1};
  const Index edge = 6;
  const std::vector<Index> edges{edge};
  const auto checks =
      checkGradient(session->plan(), session->weights(), Loss::crossEntropy, one, edges);
  std::vector<Real> moved = session->weights();
  moved[edge] += checkStep;
  CHECK(checks[0].above == meanLoss(session->plan(), moved, Loss::crossEntropy, one));
  moved[edge] = session->weights()[edge] - checkStep;
  CHECK(checks[0].below == meanLoss(session->plan(), moved, Loss::crossEntropy, one));
  CHECK(checks[0].numeric == doctest::Approx((static_cast<double>(checks[0].above) -
                                              static_cast<double>(checks[0].below)) /
                                             (2 * static_cast<double>(checkStep)))
                                 .epsilon(1e-4));
}

TEST_CASE("a kink of the rectifier shows: the derivative is 1 on one side and 0 on the other") {
  auto session = test::open(R"({"edgewise": 1, "network": {
    "neurons": [{"id": "x", "kind": "input"},
                {"id": "h", "kind": "hidden", "function": "rectifier"},
                {"id": "y", "kind": "output", "function": "identity"}],
    "edges": [{"from": "x", "to": "h", "weight": 0}, {"from": "h", "to": "y", "weight": 1}]}})");
  const std::vector<Real> inputs{1};
  const std::vector<Real> targets{1};
  const Examples one{.inputs = inputs, .targets = targets, .count = 1};
  const std::vector<Index> edges{0};
  const auto checks = checkGradient(session->plan(), session->weights(), Loss::squared, one, edges);
  CHECK(checks[0].gradient == 0);
  CHECK(checks[0].numeric < -0.9);
  CHECK(checks[0].difference == 1);
}

TEST_CASE("the question names its edges, and says what is wrong with it") {
  auto session = test::open(test::circle);
  CHECK(answers::ask(*session, "gradientCheck", R"({"edges": [0, {"from": "1", "to": "4"}]})"));
  CHECK(answers::ask(*session, "gradientCheck", "{}").error().code == "missing-key");
  CHECK(answers::ask(*session, "gradientCheck", R"({"edges": [999]})").error().path == "edges[0]");
}
