#include "network/initialize.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "graphs.hpp"
#include "network/graph.hpp"

using namespace edgewise;

namespace {

Graph dense(Activation hidden) {
  return layeredGraph({.layers = {20, 30, 10}, .hidden = {hidden}, .output = Activation::identity});
}

}  // namespace

TEST_CASE("glorot weights are within their bound, biases 0") {
  const Graph graph = dense(Activation::tanh);
  const auto weights = initialWeights(graph, {.scheme = InitScheme::glorot});
  const double bound = std::sqrt(6.0 / (20 + 10));
  for (std::size_t e = 0; e < 30 * 21; ++e) {
    const bool bias = graph.neurons[graph.edges[e].from].kind == NeuronKind::bias;
    if (bias) {
      CHECK(weights[e] == 0);
    } else {
      CHECK(std::abs(weights[e]) <= bound);
    }
  }
}

TEST_CASE("he weights have variance 2 / n") {
  const auto weights = initialWeights(dense(Activation::rectifier), {});
  double squares = 0;
  for (std::size_t e = 0; e < 30 * 21; ++e) squares += double(weights[e]) * double(weights[e]);
  CHECK(squares / 600 == doctest::Approx(2.0 / 20).epsilon(0.15));
}

TEST_CASE("other seeds and restarts give other weights, the same ones the same") {
  const Graph graph = dense(Activation::tanh);
  const auto first = initialWeights(graph, {.seed = 1});
  CHECK(first == initialWeights(graph, {.seed = 1}));
  CHECK(first != initialWeights(graph, {.seed = 2}));
  CHECK(first != initialWeights(graph, {.seed = 1}, 1));
}

TEST_CASE("a weight that the document gives stays, and changes no other") {
  Graph graph = dense(Activation::tanh);
  const auto drawn = initialWeights(graph, {});
  graph.edges[5].weight = 0.125;
  const auto fixed = initialWeights(graph, {});
  for (std::size_t e = 0; e < fixed.size(); ++e) {
    CHECK(fixed[e] == (e == 5 ? Real(0.125) : drawn[e]));
  }
}

TEST_CASE("zeros are zeros") {
  for (const Real weight : initialWeights(dense(Activation::tanh), {.scheme = InitScheme::zeros})) {
    CHECK(weight == 0);
  }
}
