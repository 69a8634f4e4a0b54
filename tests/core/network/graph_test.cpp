#include "edgewise/graph.hpp"

#include <doctest/doctest.h>

#include "graphs.hpp"
#include "network/graph.hpp"

using namespace edgewise;

TEST_CASE("the short form numbers neurons as the running example does") {
  const Graph graph = layeredGraph({.layers = {1, 2, 2, 1},
                                    .hidden = {Activation::tanh, Activation::logistic},
                                    .output = Activation::identity});
  const Graph example =
      test::runningExample(Activation::tanh, Activation::tanh, Activation::logistic,
                           Activation::logistic, Activation::identity);
  REQUIRE(graph.neurons.size() == 9);
  for (std::size_t n = 0; n < 9; ++n) {
    CHECK(graph.neurons[n].id == example.neurons[n].id);
    CHECK(graph.neurons[n].kind == example.neurons[n].kind);
    CHECK(graph.neurons[n].function == example.neurons[n].function);
  }
  CHECK(graph.edges.size() == example.edges.size() + 1);  // 3 -> 7 is missing there
}

TEST_CASE("the short form lists edges by head, then by tail, the bias last") {
  const Graph graph =
      layeredGraph({.layers = {2, 1}, .hidden = {}, .output = Activation::identity});
  REQUIRE(graph.edges.size() == 3);
  CHECK(graph.edges[0].from == 0);
  CHECK(graph.edges[1].from == 1);
  CHECK(graph.edges[2].from == 2);
  CHECK(graph.neurons[2].kind == NeuronKind::bias);
  Graph sorted = graph;
  sortEdges(sorted);
  for (std::size_t e = 0; e < 3; ++e) CHECK(sorted.edges[e].from == graph.edges[e].from);
}
