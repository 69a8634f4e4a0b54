// The shape of a graph: is it free of cycles, and does it fall into layers?
#pragma once

#include <vector>

#include "edgewise/graph.hpp"

namespace edgewise {

// Cost: O(V + E log E); with a cycle O(V (V + E)).
Topology analyze(const Graph& graph);

// Neurons in an order in which every edge points forward; among those that could come next, the one
// that comes first in the document. Empty when there is a cycle. O(E log V).
std::vector<Index> evaluationOrder(const Graph& graph);

}  // namespace edgewise
