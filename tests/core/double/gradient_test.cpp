// Every gradient against the numeric derivative, with double numbers: activations x losses x
// graphs.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "../graphs.hpp"
#include "edgewise/backprop.hpp"
#include "edgewise/initialize.hpp"
#include "edgewise/random.hpp"
#include "edgewise/score.hpp"
#include "edgewise/trace.hpp"

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
  std::vector<Real> weights = initialWeights(graph, {.scheme = InitScheme::uniform, .seed = 4});
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

const std::vector<Activation> hiddenFunctions{Activation::identity, Activation::logistic,
                                              Activation::tanh, Activation::rectifier};

}  // namespace

TEST_CASE("gradients of the squared loss are the numeric derivatives") {
  for (const Activation hidden : hiddenFunctions) {
    for (const Activation output : {Activation::identity, Activation::logistic, Activation::tanh,
                                    Activation::rectifier, Activation::softmax}) {
      for (const Case& one : graphsWith(hidden, output)) {
        // A softmax of one output is always 1 and a rectifier may be off: no derivative to compare.
        if (output == Activation::softmax && one.name != "dense") continue;
        if (output == Activation::rectifier && one.name != "dense") continue;
        CAPTURE(name(hidden));
        CAPTURE(name(output));
        CAPTURE(one.name);
        CHECK(gradientError(one.graph, Loss::squared) < 1e-6);
      }
    }
  }
}

TEST_CASE("gradients of the cross-entropy are the numeric derivatives") {
  for (const Activation hidden : hiddenFunctions) {
    for (const Activation output : {Activation::logistic, Activation::softmax}) {
      for (const Case& one : graphsWith(hidden, output)) {
        if (output == Activation::softmax && one.name != "dense") continue;
        CAPTURE(name(hidden));
        CAPTURE(name(output));
        CAPTURE(one.name);
        CHECK(gradientError(one.graph, Loss::crossEntropy) < 1e-6);
      }
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
