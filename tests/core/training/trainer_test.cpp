#include "training/trainer.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>

#include "edgewise/session.hpp"
#include "explain/slice.hpp"
#include "graphs.hpp"
#include "network/descend.hpp"
#include "network/graph.hpp"
#include "network/initialize.hpp"
#include "network/math.hpp"

using namespace edgewise;

namespace {

// Two inputs and one target.
struct Problem {
  Index rows;
  Graph graph = layeredGraph(
      {.layers = {2, 3, 1}, .hidden = {Activation::tanh}, .output = Activation::identity});
  Plan plan = makePlan(graph);
  std::vector<Real> inputs;
  std::vector<Real> targets;

  explicit Problem(Index count = 11) : rows(count) {
    for (int row = 0; row < rows; ++row) {
      inputs.push_back(Real(row) / 5 - 1);
      inputs.push_back(Real(row % 3) - 1);
      targets.push_back(Real(row % 4) / 2);
    }
  }
  Examples examples() const { return {.inputs = inputs, .targets = targets, .count = rows}; }
  Trainer trainer(const TrainingSpec& spec, std::int64_t samples = 0) const {
    return {plan, examples(), spec, initialWeights(graph, {}), {.samples = samples}};
  }
};

std::string after(Trainer trainer, const std::vector<std::int64_t>& parts) {
  for (const std::int64_t part : parts) REQUIRE(trainer.run(part));
  return fingerprintOf(trainer.weights());
}

}  // namespace

TEST_CASE("one step moves the weights against the mean gradient of the batch") {
  // y = w x with squared loss: d loss / d w = 2 (w x - t) x.
  const Plan plan =
      makePlan(layeredGraph({.layers = {1, 1}, .hidden = {}, .output = Activation::identity}));
  const std::vector<Real> inputs{1, 2};
  const std::vector<Real> targets{0, 0};
  TrainingSpec spec{.stepSize = {.initial = 0.25}, .batch = 2, .order = Order::sequence};
  Trainer trainer(plan, {.inputs = inputs, .targets = targets, .count = 2}, spec, {1, 0});
  REQUIRE(trainer.run(2));
  CHECK(trainer.weights()[0] == 1 - 0.25 * (2 * 1 + 2 * 2 * 2) / 2);
  CHECK(trainer.weights()[1] == -0.25 * (2 + 2 * 2) / 2);
}

TEST_CASE("the last, shorter batch is averaged over its own size") {
  const Plan plan =
      makePlan(layeredGraph({.layers = {1, 1}, .hidden = {}, .output = Activation::identity}));
  const std::vector<Real> inputs{0, 0, 1};
  const std::vector<Real> targets{0, 0, 0};
  TrainingSpec spec{.stepSize = {.initial = 0.25}, .batch = 2, .order = Order::sequence};
  Trainer trainer(plan, {.inputs = inputs, .targets = targets, .count = 3}, spec, {1, 0});
  REQUIRE(trainer.run(3));
  CHECK(trainer.weights()[0] == 1 - 0.25 * 2);
}

TEST_CASE("a batch larger than the data is the whole data") {
  const Problem problem;
  TrainingSpec large{.batch = 1000};
  TrainingSpec exact{.batch = 11};
  CHECK(after(problem.trainer(large), {33}) == after(problem.trainer(exact), {33}));
}

TEST_CASE("a run that is split anywhere gives the same bits") {
  const Problem problem(110);
  for (const Index batch : {1, 3, 4, 7, 11}) {
    TrainingSpec spec{.stepSize = {.schedule = Schedule::inverseTime, .initial = 0.1},
                      .batch = batch};
    const std::string whole = after(problem.trainer(spec), {60});
    for (std::int64_t cut = 1; cut < 60; cut += 1) {
      CHECK(after(problem.trainer(spec), {cut, 60 - cut}) == whole);
    }
  }
}

TEST_CASE("a run that is taken up by another trainer gives the same bits") {
  const Problem problem;
  TrainingSpec spec{.stepSize = {.initial = 0.1}, .batch = 5};
  SUBCASE("sgd") {}
  SUBCASE("momentum") { spec.optimizer.name = Optimizer::momentum; }
  SUBCASE("nesterov") { spec.optimizer.name = Optimizer::nesterov; }
  SUBCASE("adagrad") { spec.optimizer.name = Optimizer::adagrad; }
  SUBCASE("rmsprop") { spec.optimizer.name = Optimizer::rmsprop; }
  SUBCASE("adam") { spec.optimizer.name = Optimizer::adam; }
  const std::string whole = after(problem.trainer(spec), {60});
  Trainer first = problem.trainer(spec);
  REQUIRE(first.run(38));  // in the middle of a batch
  Trainer second(problem.plan, problem.examples(), spec, first.weights(), first.progress());
  CHECK(after(std::move(second), {22}) == whole);
}

TEST_CASE("a batch of any size gives the same bits, however it is cut") {
  const Problem problem(110);
  for (const Index batch : {1, 3, 4, 11, 33, 40, 100}) {
    CAPTURE(batch);
    const TrainingSpec spec{.stepSize = {.initial = 0.1}, .batch = batch};
    const std::string whole = after(problem.trainer(spec), {330});
    CHECK(after(problem.trainer(spec), std::vector<std::int64_t>(330, 1)) == whole);
    CHECK(after(problem.trainer(spec), {7, 100, 33, 1, 189}) == whole);
  }
}

TEST_CASE("a step is the one against the mean gradient that is computed example by example") {
  const auto layered = [](std::vector<Index> layers, Activation hidden, Activation output) {
    const std::size_t between = layers.size() - 2;
    return layeredGraph({.layers = std::move(layers),
                         .hidden = std::vector<Activation>(between, hidden),
                         .output = output});
  };
  Graph graph;
  Loss loss = Loss::squared;
  SUBCASE("dense") { graph = layered({3, 9, 7, 2}, Activation::tanh, Activation::identity); }
  SUBCASE("softmax") {
    graph = layered({5, 6, 4}, Activation::rectifier, Activation::softmax);
    loss = Loss::crossEntropy;
  }
  SUBCASE("sparse") {
    graph = test::runningExample(Activation::logistic, Activation::gelu, Activation::softplus,
                                 Activation::sine, Activation::identity);
  }
  SUBCASE("not layered") { graph = test::triangle(Activation::elu, Activation::identity); }
  const Plan plan = makePlan(graph);
  const std::vector<Real> weights = initialWeights(graph, {});
  std::vector<Real> inputs;
  std::vector<Real> targets;
  constexpr Index rows = 128;  // a power of two: dividing by it is multiplying by its inverse
  for (Index k = 0; k < rows * static_cast<Index>(plan.inputs.size()); ++k) {
    inputs.push_back(static_cast<Real>(math::sin(k * 1.0)));
  }
  for (Index k = 0; k < rows * static_cast<Index>(plan.outputs.size()); ++k) {
    targets.push_back(static_cast<Real>(k % 3 == 0));
  }
  for (const Index count : {4, 32, 64, 128}) {  // in one tile, and in several
    CAPTURE(count);
    const Examples examples{.inputs = inputs, .targets = targets, .count = count};
    Trainer trainer(
        plan, examples,
        {.loss = loss, .stepSize = {.initial = 0.5}, .batch = count, .order = Order::sequence},
        weights);
    REQUIRE(trainer.run(count));
    const std::vector<Real> gradient = meanGradient(plan, weights, loss, examples);
    for (std::size_t e = 0; e < weights.size(); ++e) {
      CHECK(trainer.weights()[e] == weights[e] - Real(0.5) * gradient[e]);
    }
  }
}

TEST_CASE("an epoch shows every example once, in an order that depends on seed and epoch") {
  const Problem problem;
  CHECK(after(problem.trainer({.seed = 1}), {11}) != after(problem.trainer({.seed = 2}), {11}));
  CHECK(after(problem.trainer({.order = Order::sequence, .seed = 1}), {22}) ==
        after(problem.trainer({.order = Order::sequence, .seed = 2}), {22}));
}

TEST_CASE("training stops at the last finite weights") {
  const Problem problem;
  Trainer trainer = problem.trainer({.stepSize = {.initial = 1e6}});
  CHECK_FALSE(trainer.run(10'000));
  for (const Real weight : trainer.weights()) CHECK(std::isfinite(weight));
  CHECK(trainer.samples() < 10'000);
}

TEST_CASE("L2 shrinks the weights, but not those of bias edges") {
  const Plan plan =
      makePlan(layeredGraph({.layers = {1, 1}, .hidden = {}, .output = Activation::identity}));
  const std::vector<Real> weights{1, 1};
  const std::vector<Real> gradient{0, 0};
  std::vector<Real> next(2);
  OptimizerState state;
  REQUIRE(descend(plan, weights, gradient, {.regularization = {.l2 = 2}, .stepSize = 0.5}, state,
                  next));
  CHECK(next == std::vector<Real>{0.5, 1});
}

TEST_CASE("L1 takes small weights to 0, and a gradient brings them back") {
  const Plan plan =
      makePlan(layeredGraph({.layers = {1, 1}, .hidden = {}, .output = Activation::identity}));
  std::vector<Real> next(2);
  OptimizerState state;
  const std::vector<Real> small{0.25, 0.25};
  REQUIRE(descend(plan, small, std::vector<Real>{0, 0},
                  {.regularization = {.l1 = 1}, .stepSize = 0.5}, state, next));
  CHECK(next == std::vector<Real>{0, 0.25});
  const std::vector<Real> dead = next;
  REQUIRE(descend(plan, dead, std::vector<Real>{-4, 0},
                  {.regularization = {.l1 = 1}, .stepSize = 0.5}, state, next));
  CHECK(next[0] == 1.5);
}

TEST_CASE("regularization never hides a weight that is not finite") {
  const Plan plan =
      makePlan(layeredGraph({.layers = {1, 1}, .hidden = {}, .output = Activation::identity}));
  const std::vector<Real> weights{1, 1};
  std::vector<Real> next(2);
  OptimizerState state;
  const std::vector<Real> infinite{std::numeric_limits<Real>::infinity(), 0};
  CHECK_FALSE(descend(plan, weights, infinite,
                      {.regularization = {.l1 = 1, .l2 = 1}, .stepSize = 1}, state, next));
}
