// What a network is: neurons, weighted edges between them, and the shape that they have together.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/functions.hpp"
#include "edgewise/numbers.hpp"

namespace edgewise {

// ---- neurons and edges

// Input neurons hand on what they are given. A bias neuron has no incoming edge and always sends 1.
// Hidden and output neurons apply their function to the weighted sum over their incoming edges.
enum class NeuronKind { input, bias, hidden, output };

// As documents call them, in the order of NeuronKind.
inline constexpr std::array<std::string_view, 4> neuronKindNames{"input", "bias", "hidden",
                                                                 "output"};

struct Neuron {
  std::string id;  // no two have the same
  NeuronKind kind = NeuronKind::hidden;
  Activation function = Activation::identity;  // of hidden and output neurons
  std::string label{};                         // for people; empty where the author gave none
};

struct Edge {
  Index from = 0;                  // its tail, an index into Graph::neurons
  Index to = 0;                    // its head, likewise
  std::optional<double> weight{};  // given by an author to start from; else drawn from the seed
  bool frozen = false;             // training leaves its weight as it is
};

// Neurons in document order; edges in edge order: by head, then by tail.
struct Graph {
  std::vector<Neuron> neurons;
  std::vector<Edge> edges;
};

// ---- shape

// Is a graph free of cycles, and does it fall into layers? Neurons and edges are indices into the
// graph's.
struct Topology {
  // No cycle: the network can be evaluated.
  bool feedForward = true;
  // The neurons can be put into ordered layers such that every edge points to the next layer.
  bool layered = true;
  // Those layers; where there are none, each neuron as far right as its longest path from the left.
  // Empty when there is a cycle.
  std::vector<std::vector<Index>> layers;
  // Neurons along one shortest cycle; each has an edge to the next, the last one to the first.
  std::vector<Index> cycle;
  // For a feed-forward graph without layers: an edge that no layering can satisfy.
  std::optional<Index> offendingEdge;
  // Hidden and output neurons without an edge from a bias neuron.
  std::vector<Index> withoutBias;
  // Sentences about what is legal but probably not meant.
  std::vector<std::string> warnings;
};

}  // namespace edgewise
