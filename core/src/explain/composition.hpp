// A layered network written as f = sigma_L o A_L o … o sigma_2 o A_2: a matrix for the edges
// between two layers, then the functions of the neurons there. Without functions it all collapses
// into one matrix.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "edgewise/graph.hpp"
#include "edgewise/result.hpp"
#include "network/network.hpp"

namespace edgewise {

struct Matrix {
  Index rows = 0;
  Index columns = 0;
  std::vector<Real> values{};  // row by row

  Real operator()(Index row, Index column) const {
    return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                  static_cast<std::size_t>(column)];
  }
  friend bool operator==(const Matrix&, const Matrix&) = default;
};

// A_l: one row a neuron of layer l that has a function, one column a neuron of layer l - 1; the
// columns of its bias neurons, whose value is 1, stand where the bias neurons stand. Where there is
// no edge, 0.
struct LayerMap {
  std::vector<Index> tails;  // neurons of the columns
  std::vector<Index> heads;  // neurons of the rows; their functions are in the graph
  Matrix matrix;
};

// A_2 … A_L. Error: a graph that is not layered has no such form ("unsupported").
Result<std::vector<LayerMap>> composition(const Graph& graph, const Topology& topology,
                                          std::span<const Real> weights);

// The one matrix of a network in which every function is the identity: one row an output neuron,
// one column an input neuron, then one for the constant 1. Errors: no composition, or a neuron with
// another function, which is named.
Result<Matrix> collapse(const Graph& graph, const Topology& topology,
                        std::span<const Real> weights);

// What the network makes of encoded inputs, beside what that matrix makes of them and the constant
// 1; and the largest difference of the two. Errors as above.
struct CollapsedOutputs {
  std::vector<Real> network{};
  std::vector<Real> product{};
  double difference = 0;
};
Result<CollapsedOutputs> collapsedOutputs(const Graph& graph, const Topology& topology,
                                          const Plan& plan, std::span<const Real> weights,
                                          std::span<const Real> inputs);

}  // namespace edgewise
