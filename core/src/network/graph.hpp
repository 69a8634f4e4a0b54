// How a graph is put in order, and the graph of the short form of a network.
#pragma once

#include <vector>

#include "edgewise/graph.hpp"

namespace edgewise {

// Whether one stands before the other in edge order.
bool isBefore(const Edge& one, const Edge& other);

// Numbers of these edges, in edge order.
std::vector<Index> edgeOrder(const std::vector<Edge>& edges);

// Brings edges into edge order.
void sortEdges(Graph& graph);

// Neurons of one kind, in document order.
std::vector<Index> neuronsOfKind(const Graph& graph, NeuronKind kind);

// The short form of a network: fully connected layers, with a bias neuron beside every layer but
// the last.
struct LayeredSpec {
  std::vector<Index> layers;       // neurons per layer, input first, bias neurons not counted
  std::vector<Activation> hidden;  // one per hidden layer
  Activation output = Activation::identity;
};

// The graph of the short form. Neurons are numbered from 1, layer by layer, each bias neuron after
// the neurons of its layer, as in the introduction's running example.
Graph layeredGraph(const LayeredSpec& spec);

}  // namespace edgewise
