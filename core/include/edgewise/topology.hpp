// The shape of a graph: is it free of cycles, and does it fall into layers?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edgewise/graph.hpp"

namespace edgewise {

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

// Cost: O(V + E log E); with a cycle O(V (V + E)).
Topology analyze(const Graph& graph);

// Neurons in an order in which every edge points forward; among those that could come next, the one
// that comes first in the document. Empty when there is a cycle. O(E log V).
std::vector<Index> evaluationOrder(const Graph& graph);

}  // namespace edgewise
