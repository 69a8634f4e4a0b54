#include "network/topology.hpp"

#include <doctest/doctest.h>

#include "edgewise/graph.hpp"
#include "graphs.hpp"
#include "network/graph.hpp"

using namespace edgewise;

namespace {

Graph hiddenGraph(Index neurons, std::vector<std::pair<Index, Index>> edges) {
  Graph graph;
  for (Index n = 0; n < neurons; ++n) graph.neurons.push_back({.id = std::to_string(n)});
  for (const auto& [from, to] : edges) graph.edges.push_back({.from = from, .to = to});
  sortEdges(graph);
  return graph;
}

}  // namespace

TEST_CASE("the running example is feed-forward and has four layers") {
  const Graph graph = test::runningExample(Activation::tanh, Activation::tanh, Activation::tanh,
                                           Activation::tanh, Activation::identity);
  const Topology topology = analyze(graph);
  CHECK(topology.feedForward);
  CHECK(topology.layered);
  CHECK(topology.layers == std::vector<std::vector<Index>>{{0, 1}, {2, 3, 4}, {5, 6, 7}, {8}});
  CHECK(topology.cycle.empty());
  CHECK(topology.warnings.empty());
}

TEST_CASE("a-b, b-c with a-c is feed-forward but not layered, and a-c is to blame") {
  const Topology topology = analyze(hiddenGraph(3, {{0, 1}, {1, 2}, {0, 2}}));
  CHECK(topology.feedForward);
  CHECK_FALSE(topology.layered);
  REQUIRE(topology.offendingEdge);
  const Graph graph = hiddenGraph(3, {{0, 1}, {1, 2}, {0, 2}});
  CHECK(graph.edges[*topology.offendingEdge].from == 0);
  CHECK(graph.edges[*topology.offendingEdge].to == 2);
  CHECK(topology.layers == std::vector<std::vector<Index>>{{0}, {1}, {2}});
}

TEST_CASE("a source that joins late still leaves the graph layered") {
  // 0 -> 1 -> 2 <- 3: neuron 3 stands in the second layer.
  const Topology topology = analyze(hiddenGraph(4, {{0, 1}, {1, 2}, {3, 2}}));
  CHECK(topology.layered);
  CHECK(topology.layers == std::vector<std::vector<Index>>{{0}, {1, 3}, {2}});
}

TEST_CASE("a shortest cycle is named") {
  // 0 -> 1 -> 2 -> 3 -> 0 and the shorter 2 -> 4 -> 2
  const Topology topology =
      analyze(hiddenGraph(5, {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {2, 4}, {4, 2}}));
  CHECK_FALSE(topology.feedForward);
  CHECK(topology.cycle == std::vector<Index>{2, 4});
  CHECK(topology.layers.empty());
}

TEST_CASE("an edge from a neuron to itself is a cycle of one") {
  const Topology topology = analyze(hiddenGraph(2, {{0, 1}, {1, 1}}));
  CHECK(topology.cycle == std::vector<Index>{1});
}

TEST_CASE("neurons without a bias edge, without inputs and without outputs are warned of") {
  Graph graph = hiddenGraph(3, {{0, 1}});
  graph.neurons[0].kind = NeuronKind::input;
  graph.neurons[1].kind = NeuronKind::output;
  const Topology topology = analyze(graph);
  CHECK(topology.withoutBias == std::vector<Index>{1, 2});
  REQUIRE(topology.warnings.size() == 3);
  CHECK(topology.warnings[0] == "Neuron 1 has no edge from a bias neuron.");
  CHECK(topology.warnings[1] == "Neuron 2 has no incoming edge: it always sends the same value.");
  CHECK(topology.warnings[2] == "Neuron 2 has no outgoing edge: it does not affect the output.");
}

TEST_CASE("the evaluation order follows every edge, and the document where it may") {
  const Graph graph = hiddenGraph(4, {{3, 0}, {0, 1}});
  CHECK(evaluationOrder(graph) == std::vector<Index>{2, 3, 0, 1});
}
