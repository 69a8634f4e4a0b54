#include "explain/slice.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "edgewise/explain.hpp"
#include "open.hpp"
#include "training/score.hpp"

using namespace edgewise;

TEST_CASE("a slice holds the loss at each weight, and the tangent at the present one") {
  auto session = test::open(test::circle);
  REQUIRE(session->train({.epochs = 3}));
  const auto& weights = session->weights();
  const Examples train = session->data()->train();
  const Index edge = 5;
  const Real w = weights[edge];
  const LossSlice slice = lossSlice(session->plan(), weights, Loss::crossEntropy, train, edge,
                                    {w - Real(0.01), w + Real(0.01)}, 3);
  CHECK(slice.weight == w);
  CHECK(slice.loss == session->metrics().train->loss);
  CHECK(slice.losses[1] == doctest::Approx(slice.loss).epsilon(1e-5));
  const double secant = (slice.losses[2] - slice.losses[0]) / (slice.weights[2] - slice.weights[0]);
  CHECK(slice.derivative == doctest::Approx(secant).epsilon(0.01));

  std::vector<Real> moved = weights;
  moved[edge] = slice.weights[2];
  CHECK(slice.losses[2] == meanLoss(session->plan(), moved, Loss::crossEntropy, train));
}

TEST_CASE("a grid is a slice in each row and column") {
  auto session = test::open(test::circle);
  const auto& weights = session->weights();
  const Examples train = session->data()->train();
  const LossGrid grid = lossGrid(session->plan(), weights, Loss::crossEntropy, train, {1, 7},
                                 {{{-1, 1}, {-2, 2}}}, 5);
  REQUIRE(grid.losses.size() == 25);
  std::vector<Real> moved = weights;
  moved[7] = -2;
  const LossSlice slice =
      lossSlice(session->plan(), moved, Loss::crossEntropy, train, 1, {-1, 1}, 5);
  for (Index i = 0; i < 5; ++i) CHECK(grid.losses[i] == slice.losses[i]);
  CHECK(grid.derivatives[0] ==
        meanGradient(session->plan(), weights, Loss::crossEntropy, train)[1]);
}

TEST_CASE("the gradient of the set is the mean of the gradients of its examples") {
  auto session = test::open(test::circle);
  const Dataset& data = *session->data();
  const auto gradient =
      meanGradient(session->plan(), session->weights(), Loss::crossEntropy, data.train());
  std::vector<double> sum(gradient.size(), 0);
  for (Index row = 0; row < data.trainCount; ++row) {
    const auto inputs = std::span(data.inputs).subspan(static_cast<std::size_t>(row) * 2, 2);
    const auto target =
        std::span<const Real>(data.targets).subspan(static_cast<std::size_t>(row), 1);
    const auto traced = trace(*session, inputs, target);
    for (std::size_t e = 0; e < sum.size(); ++e) sum[e] += (*traced->gradient)[e];
  }
  for (std::size_t e = 0; e < sum.size(); ++e) {
    CHECK(gradient[e] == doctest::Approx(sum[e] / data.trainCount).epsilon(1e-4).scale(0.01));
  }
}
