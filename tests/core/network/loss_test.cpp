#include <doctest/doctest.h>

#include <cmath>

#include "edgewise/functions.hpp"
#include "network/graph.hpp"
#include "network/loss_values.hpp"
#include "network/plan.hpp"
#include "training/score.hpp"

using namespace edgewise;

namespace {

// A network without hidden neurons: one input, as many outputs as weights, no use of the bias.
Plan outputsOnly(Index outputs, Activation function) {
  return makePlan(layeredGraph({.layers = {1, outputs}, .hidden = {}, .output = function}));
}

Real lossAt(const Plan& plan, Loss loss, std::vector<Real> weights, std::vector<Real> targets) {
  const std::vector<Real> input{1};
  return meanLoss(plan, weights, loss, {.inputs = input, .targets = targets, .count = 1});
}

}  // namespace

TEST_CASE("squared loss sums over the outputs") {
  const Plan plan = outputsOnly(2, Activation::identity);
  CHECK(lossAt(plan, Loss::squared, {3, 0, 1, 0}, {1, 0.5}) == 4.25);
}

TEST_CASE("cross-entropy of a softmax is the logarithm of the right one's share") {
  const Plan plan = outputsOnly(3, Activation::softmax);
  const Real loss = lossAt(plan, Loss::crossEntropy, {1, 0, 2, 0, 3, 0}, {0, 1, 0});
  const double exact = -std::log(std::exp(2.0) / (std::exp(1.0) + std::exp(2.0) + std::exp(3.0)));
  CHECK(loss == doctest::Approx(exact).epsilon(1e-6));
}

TEST_CASE("cross-entropy of a logistic output counts the complement") {
  const Plan plan = outputsOnly(1, Activation::logistic);
  const double p = 1 / (1 + std::exp(-0.5));
  CHECK(lossAt(plan, Loss::crossEntropy, {0.5, 0}, {1}) ==
        doctest::Approx(-std::log(p)).epsilon(1e-6));
  CHECK(lossAt(plan, Loss::crossEntropy, {0.5, 0}, {0}) ==
        doctest::Approx(-std::log(1 - p)).epsilon(1e-6));
}

TEST_CASE("cross-entropy stays finite where a prediction is utterly wrong") {
  CHECK(lossAt(outputsOnly(1, Activation::logistic), Loss::crossEntropy, {-500, 0}, {1}) == 500);
  CHECK(lossAt(outputsOnly(2, Activation::softmax), Loss::crossEntropy, {500, 0, 0, 0}, {0, 1}) ==
        500);
}

TEST_CASE("cross-entropy is refused for outputs that are no probabilities") {
  CHECK(checkLoss(outputsOnly(2, Activation::softmax), Loss::crossEntropy));
  CHECK(checkLoss(outputsOnly(2, Activation::logistic), Loss::crossEntropy));
  CHECK(checkLoss(outputsOnly(2, Activation::tanh), Loss::squared));
  const auto refused = checkLoss(outputsOnly(2, Activation::tanh), Loss::crossEntropy);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "unsupported");
}

TEST_CASE("the mean over examples does not depend on how they fill the lanes") {
  const Plan plan = outputsOnly(1, Activation::identity);
  const std::vector<Real> weights{1, 0};
  const std::vector<Real> inputs{1, 2, 3, 4, 5, 6};
  const std::vector<Real> targets(6, 0);
  const Real mean =
      meanLoss(plan, weights, Loss::squared, {.inputs = inputs, .targets = targets, .count = 6});
  CHECK(mean == doctest::Approx((1 + 4 + 9 + 16 + 25 + 36) / 6.0));
  CHECK(meanLoss(plan, weights, Loss::squared, {}) == 0);
}
