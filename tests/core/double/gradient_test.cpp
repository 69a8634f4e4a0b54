// Every gradient against the numeric derivative, with double numbers: activations x losses x
// graphs.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "../graphs.hpp"
#include "edgewise/explain.hpp"
#include "explain/trace.hpp"
#include "network/activation_values.hpp"
#include "network/backprop.hpp"
#include "network/graph.hpp"
#include "network/initialize.hpp"
#include "network/random.hpp"
#include "training/score.hpp"

using namespace edgewise;

namespace {

struct Case {
  std::string name;
  Graph graph;
};

std::vector<Case> graphsWith(Activation hidden, Activation output) {
  const auto layered = [&](std::vector<Index> layers) {
    const std::vector<Activation> functions(layers.size() - 2, hidden);
    return layeredGraph({.layers = std::move(layers), .hidden = functions, .output = output});
  };
  return {{"dense", layered({3, 5, 4, 3})},
          {"sparse", test::runningExample(hidden, hidden, hidden, hidden, output)},
          {"not layered", test::triangle(hidden, output)}};
}

// Largest difference between gradient and central differences, relative to the largest derivative.
double gradientError(const Graph& graph, Loss loss) {
  const Plan plan = makePlan(graph);
  Random random(11, Stream::generator);
  std::vector<Real> weights = initialWeights(graph, {.scheme = InitScheme::uniform, .seed = 1});
  std::vector<Real> inputs;
  std::vector<Real> targets;
  for (std::size_t k = 0; k < plan.inputs.size(); ++k) inputs.push_back(random.uniform(-1, 1));
  for (std::size_t k = 0; k < plan.outputs.size(); ++k) targets.push_back(random.uniform());
  const Trace traced = trace(plan, weights, loss, inputs, std::span<const Real>(targets));
  const Examples example{.inputs = inputs, .targets = targets, .count = 1};

  constexpr double h = 1e-5;
  double largest = 0;
  double error = 0;
  for (std::size_t e = 0; e < weights.size(); ++e) {
    const Real kept = weights[e];
    weights[e] = kept + h;
    const double above = meanLoss(plan, weights, loss, example);
    weights[e] = kept - h;
    const double below = meanLoss(plan, weights, loss, example);
    weights[e] = kept;
    const double numeric = (above - below) / (2 * h);
    largest = std::max(largest, std::abs(numeric));
    error = std::max(error, std::abs(numeric - (*traced.gradient)[e]));
  }
  REQUIRE(largest > 1e-3);
  return error / largest;
}

// All that can be trained through.
std::vector<Activation> trainable() {
  std::vector<Activation> functions;
  for (std::size_t k = 0; k < activationNames.size(); ++k) {
    const auto function = static_cast<Activation>(k);
    if (function != Activation::step && function != Activation::softmax)
      functions.push_back(function);
  }
  return functions;
}

void checkAll(Loss loss, const std::vector<Activation>& outputs) {
  for (const Activation hidden : trainable()) {
    for (const Activation output : outputs) {
      for (const Case& one : graphsWith(hidden, output)) {
        // A softmax of one output is always 1 and a rectifier may be off: no derivative to compare.
        if (output == Activation::softmax && one.name != "dense") continue;
        if (output == Activation::rectifier && one.name != "dense") continue;
        CAPTURE(name(hidden));
        CAPTURE(name(output));
        CAPTURE(one.name);
        CHECK(gradientError(one.graph, loss) < 1e-6);
      }
    }
  }
}

}  // namespace

TEST_CASE("gradients are the numeric derivatives: losses of the difference") {
  std::vector<Activation> outputs = trainable();
  outputs.push_back(Activation::softmax);
  for (const Loss loss : {Loss::squared, Loss::absolute, Loss::huber}) {
    CAPTURE(lossNames[static_cast<std::size_t>(loss)]);
    checkAll(loss, outputs);
  }
}

TEST_CASE("gradients are the numeric derivatives: cross-entropy") {
  checkAll(Loss::crossEntropy, {Activation::logistic, Activation::softmax});
}

TEST_CASE("every function's derivative is the slope of its value") {
  for (const Activation function : trainable()) {
    CAPTURE(name(function));
    for (double x = -4.03; x < 4; x += 0.0507) {
      const double h = 1e-6;
      const double numeric =
          (value(function, broadcast(x + h))[0] - value(function, broadcast(x - h))[0]) / (2 * h);
      const Lanes at = broadcast(x);
      CHECK(derivative(function, at, value(function, at))[0] ==
            doctest::Approx(numeric).epsilon(1e-6).scale(1));
    }
  }
}

TEST_CASE("an output neuron that feeds another sums both ways back") {
  Graph graph = test::triangle(Activation::tanh, Activation::logistic);
  graph.neurons[2].kind = NeuronKind::output;
  CHECK(gradientError(graph, Loss::squared) < 1e-6);
  graph.neurons[2].function = Activation::logistic;
  CHECK(gradientError(graph, Loss::crossEntropy) < 1e-6);
}
