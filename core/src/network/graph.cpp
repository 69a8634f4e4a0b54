// The order of a graph's edges, and the graph of a network's short form.
#include "network/graph.hpp"

#include <algorithm>
#include <tuple>

#include "edgewise/graph.hpp"
#include "network/sorting.hpp"

namespace edgewise {

bool isBefore(const Edge& one, const Edge& other) {
  return std::tie(one.to, one.from) < std::tie(other.to, other.from);
}

std::vector<Index> edgeOrder(const std::vector<Edge>& edges) {
  return sorted(edges.size(), [&](Index a, Index b) { return isBefore(edges[a], edges[b]); });
}

void sortEdges(Graph& graph) {
  const std::vector<Edge> edges = std::move(graph.edges);
  graph.edges.clear();
  for (const Index e : edgeOrder(edges)) graph.edges.push_back(edges[e]);
}

std::vector<Index> neuronsOfKind(const Graph& graph, NeuronKind kind) {
  std::vector<Index> found;
  for (std::size_t n = 0; n < graph.neurons.size(); ++n) {
    if (graph.neurons[n].kind == kind) found.push_back(static_cast<Index>(n));
  }
  return found;
}

Graph layeredGraph(const LayeredSpec& spec) {
  Graph graph;
  const std::size_t last = spec.layers.size() - 1;
  Index previousBegin = 0;
  Index previousEnd = 0;
  for (std::size_t layer = 0; layer <= last; ++layer) {
    const auto begin = static_cast<Index>(graph.neurons.size());
    for (Index k = 0; k < spec.layers[layer]; ++k) {
      const auto head = static_cast<Index>(graph.neurons.size());
      Neuron neuron{.id = std::to_string(head + 1)};
      if (layer == 0) {
        neuron.kind = NeuronKind::input;
      } else if (layer == last) {
        neuron.kind = NeuronKind::output;
        neuron.function = spec.output;
      } else {
        neuron.function = spec.hidden[layer - 1];
      }
      graph.neurons.push_back(std::move(neuron));
      for (Index tail = previousBegin; tail < previousEnd; ++tail) {
        graph.edges.push_back({.from = tail, .to = head});
      }
    }
    if (layer != last) {
      const auto number = std::to_string(graph.neurons.size() + 1);
      graph.neurons.push_back({.id = number, .kind = NeuronKind::bias});
    }
    previousBegin = begin;
    previousEnd = static_cast<Index>(graph.neurons.size());
  }
  return graph;
}

}  // namespace edgewise
