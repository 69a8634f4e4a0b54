#include "network/network.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "edgewise/explain.hpp"
#include "explain/trace.hpp"
#include "graphs.hpp"
#include "network/backprop.hpp"
#include "network/graph.hpp"
#include "network/initialize.hpp"

using namespace edgewise;

namespace {

// Edges in edge order: 1-3 2-3, 1-4 2-4, 3-6 4-6 5-6, 4-7 5-7, 6-9 7-9 8-9.
const std::vector<Real> ownWeights{0.5, 1, -1, 0.5, 0.25, 2, 1, -2, 0.5, 2, 1, 0.25};

NeuronTrace entryOf(const Trace& traced, Index neuron) {
  for (const NeuronTrace& entry : traced.neurons) {
    if (entry.neuron == neuron) return entry;
  }
  FAIL("no such neuron");
  return {};
}

}  // namespace

TEST_CASE("the running example, computed by hand with functions that keep numbers round") {
  const Graph graph =
      test::runningExample(Activation::rectifier, Activation::identity, Activation::identity,
                           Activation::rectifier, Activation::identity);
  const Plan plan = makePlan(graph);
  const std::vector<Real> input{2};
  const std::vector<Real> target{1.75};
  const Trace traced = trace(plan, ownWeights, Loss::squared, input, std::span<const Real>(target));

  SUBCASE("forward") {
    CHECK(entryOf(traced, 0).out == 2);
    CHECK(entryOf(traced, 1).out == 1);
    CHECK(entryOf(traced, 2).in == 2);      // 0.5 * 2 + 1 * 1
    CHECK(entryOf(traced, 3).in == -1.5);   // -1 * 2 + 0.5 * 1
    CHECK(entryOf(traced, 5).in == -1.5);   // 0.25 * 2 + 2 * -1.5 + 1 * 1
    CHECK(entryOf(traced, 6).in == 3.5);    // -2 * -1.5 + 0.5 * 1
    CHECK(entryOf(traced, 8).out == 0.75);  // 2 * -1.5 + 1 * 3.5 + 0.25 * 1
    CHECK(*traced.loss == 1);               // (0.75 - 1.75)^2
  }
  SUBCASE("backward") {
    CHECK(*entryOf(traced, 8).delta == -2);  // 2 (0.75 - 1.75)
    CHECK(*entryOf(traced, 6).delta == -2);  // 1 * -2
    CHECK(*entryOf(traced, 5).delta == -4);  // 2 * -2
    CHECK(*entryOf(traced, 3).delta == -4);  // 2 * -4 + -2 * -2
    CHECK(*entryOf(traced, 2).delta == -1);  // 0.25 * -4
    CHECK(*traced.gradient == std::vector<Real>{-2, -1, -8, -4, -8, 6, -4, 3, -2, 3, -7, -2});
  }
  SUBCASE("in evaluation order, inputs and biases first") {
    std::vector<Index> order;
    for (const NeuronTrace& entry : traced.neurons) order.push_back(entry.neuron);
    CHECK(order == std::vector<Index>{0, 1, 4, 7, 2, 3, 5, 6, 8});
  }
}

TEST_CASE("the running example with logistic neurons, written out") {
  const auto s = [](double x) { return 1 / (1 + std::exp(-x)); };
  const Graph graph =
      test::runningExample(Activation::logistic, Activation::logistic, Activation::logistic,
                           Activation::logistic, Activation::logistic);
  const Plan plan = makePlan(graph);
  const double x = 0.7;
  const double o3 = s(0.5 * x + 1);
  const double o4 = s(-x + 0.5);
  const double o6 = s(0.25 * o3 + 2 * o4 + 1);
  const double o7 = s(-2 * o4 + 0.5);
  const double o9 = s(2 * o6 + o7 + 0.25);
  const double d9 = 2 * (o9 - 0.2) * o9 * (1 - o9);
  const double d6 = 2 * d9 * o6 * (1 - o6);
  const double d7 = 1 * d9 * o7 * (1 - o7);
  const double d4 = (2 * d6 - 2 * d7) * o4 * (1 - o4);

  const std::vector<Real> input{Real(x)};
  const std::vector<Real> target{Real(0.2)};
  const Trace traced = trace(plan, ownWeights, Loss::squared, input, std::span<const Real>(target));
  CHECK(entryOf(traced, 8).out == doctest::Approx(o9).epsilon(1e-6));
  CHECK(*entryOf(traced, 8).delta == doctest::Approx(d9).epsilon(1e-5));
  CHECK(*entryOf(traced, 3).delta == doctest::Approx(d4).epsilon(1e-5));
  CHECK((*traced.gradient)[2] == doctest::Approx(d4 * x).epsilon(1e-5));
  CHECK((*traced.gradient)[5] == doctest::Approx(d6 * o4).epsilon(1e-5));
}

TEST_CASE("softmax outputs sum to 1 and do not overflow") {
  const Graph graph = layeredGraph({.layers = {1, 3}, .hidden = {}, .output = Activation::softmax});
  const Plan plan = makePlan(graph);
  const std::vector<Real> large{1000, 0, 999, 0, -1000, 0};
  const std::vector<Real> input{1};
  std::vector<Real> outputs(3);
  evaluate(plan, large, input, outputs);
  CHECK(outputs[0] == doctest::Approx(1 / (1 + std::exp(-1.0))).epsilon(1e-6));
  CHECK(outputs[0] + outputs[1] + outputs[2] == doctest::Approx(1));
  CHECK(outputs[2] == 0);
}

TEST_CASE("a row gives the same bits wherever it stands in a batch") {
  const Graph graph = layeredGraph({.layers = {3, 5, 4, 2},
                                    .hidden = {Activation::tanh, Activation::logistic},
                                    .output = Activation::identity});
  const Plan plan = makePlan(graph);
  const std::vector<Real> drawn = initialWeights(graph, {.scheme = InitScheme::uniform});
  std::vector<Real> inputs;
  for (int k = 0; k < 7 * 3; ++k) inputs.push_back(Real(0.37) * Real(k % 11) - 1);
  std::vector<Real> together(7 * 2);
  evaluate(plan, drawn, inputs, together);
  for (std::size_t row = 0; row < 7; ++row) {
    std::vector<Real> alone(2);
    evaluate(plan, drawn, std::span(inputs).subspan(row * 3, 3), alone);
    CHECK(alone[0] == together[row * 2]);
    CHECK(alone[1] == together[row * 2 + 1]);
  }
}

TEST_CASE("a graph that is not layered evaluates: the edge that skips counts") {
  const Plan plan = makePlan(test::triangle(Activation::identity, Activation::identity));
  // head b: a, bias; head c: a, bias, b
  const std::vector<Real> simple{2, 1, 3, 0.5, 4};
  const std::vector<Real> input{10};
  std::vector<Real> output(1);
  evaluate(plan, simple, input, output);
  CHECK(output[0] == 3 * 10 + 0.5 + 4 * (2 * 10 + 1));
}
