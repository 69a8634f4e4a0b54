#include "explain/composition.hpp"

#include <doctest/doctest.h>

#include "graphs.hpp"
#include "network/graph.hpp"
#include "network/network.hpp"
#include "network/random.hpp"
#include "network/topology.hpp"

using namespace edgewise;

namespace {

std::vector<Real> randomWeights(const Graph& graph) {
  Random random(5, Stream::weights);
  std::vector<Real> weights;
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    weights.push_back(static_cast<Real>(random.uniform(-1, 1)));
  }
  return weights;
}

const Activation id = Activation::identity;

}  // namespace

TEST_CASE("the matrices of the running example, with their bias columns") {
  const Graph graph = test::runningExample(id, id, id, id, id);
  const std::vector<Real> weights{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  const auto maps = composition(graph, analyze(graph), weights);
  REQUIRE(maps);
  REQUIRE(maps->size() == 3);
  const auto expect = [&](std::size_t k, const Matrix& matrix) {
    CHECK((*maps)[k].matrix == matrix);
  };
  expect(0, {2, 2, {1, 2, 3, 4}});        // 1, bias 2 -> 3, 4
  expect(1, {2, 3, {5, 6, 7, 0, 8, 9}});  // no edge from 3 to 7
  expect(2, {1, 3, {10, 11, 12}});
  CHECK((*maps)[1].tails == std::vector<Index>{2, 3, 4});
  CHECK((*maps)[1].heads == std::vector<Index>{5, 6});
}

TEST_CASE("with identities the product matrix computes what the network computes") {
  for (const Graph& graph :
       {test::runningExample(id, id, id, id, id),
        layeredGraph({.layers = {4, 7, 5, 3}, .hidden = {id, id}, .output = id})}) {
    const auto weights = randomWeights(graph);
    const auto matrix = collapse(graph, analyze(graph), weights);
    REQUIRE(matrix);
    const Plan plan = makePlan(graph);
    Random random(6, Stream::generator);
    std::vector<Real> inputs(plan.inputs.size());
    for (Real& input : inputs) input = static_cast<Real>(random.uniform(-2, 2));
    std::vector<Real> outputs(plan.outputs.size());
    evaluate(plan, weights, inputs, outputs);
    for (Index k = 0; k < matrix->rows; ++k) {
      Real sum = (*matrix)(k, matrix->columns - 1);
      for (std::size_t j = 0; j < inputs.size(); ++j) {
        sum += (*matrix)(k, static_cast<Index>(j)) * inputs[j];
      }
      CHECK(outputs[k] == doctest::Approx(sum).epsilon(1e-5));
    }
  }
}

TEST_CASE("what has no such form says why") {
  const Graph triangle = test::triangle(id, id);
  const auto none = composition(triangle, analyze(triangle), randomWeights(triangle));
  REQUIRE_FALSE(none);
  CHECK(none.error().message.find("from a to c") != std::string::npos);

  const Graph curved = test::runningExample(id, Activation::tanh, id, id, id);
  const auto kept = collapse(curved, analyze(curved), randomWeights(curved));
  REQUIRE_FALSE(kept);
  CHECK(kept.error().message.find("Neuron 4 applies \"tanh\"") == 0);
}
