// What a network is: neurons, and weighted edges between them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edgewise/activation.hpp"
#include "edgewise/real.hpp"
#include "edgewise/result.hpp"

namespace edgewise {

// Input neurons hand on what they are given. A bias neuron has no incoming edge and always sends 1.
// Hidden and output neurons apply their function to the weighted sum over their incoming edges.
enum class NeuronKind { input, bias, hidden, output };

inline constexpr std::array<std::string_view, 4> neuronKindNames{"input", "bias", "hidden",
                                                                 "output"};

struct Neuron {
  std::string id;
  NeuronKind kind = NeuronKind::hidden;
  Activation function = Activation::identity;
  std::string label{};
};

// From tail to head, both indices into Graph::neurons.
struct Edge {
  Index from = 0;
  Index to = 0;
  std::optional<double> weight{};  // given by an author; otherwise drawn from the seed
  bool frozen = false;             // training leaves its weight as it is
};

// Neurons in document order; edges in edge order: by head, then by tail.
struct Graph {
  std::vector<Neuron> neurons;
  std::vector<Edge> edges;
};

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
