#include "explain/composition.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "network/graph.hpp"

namespace edgewise {

namespace {

using RowMajor = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

Matrix zeros(std::size_t rows, std::size_t columns) {
  return {.rows = static_cast<Index>(rows),
          .columns = static_cast<Index>(columns),
          .values = std::vector<Real>(rows * columns)};
}

// The numbers of a matrix, where they lie.
Eigen::Map<RowMajor> numbersOf(Matrix& matrix) {
  return {matrix.values.data(), matrix.rows, matrix.columns};
}

bool isBias(const Graph& graph, Index neuron) {
  return graph.neurons[neuron].kind == NeuronKind::bias;
}

}  // namespace

Result<std::vector<LayerMap>> composition(const Graph& graph, const Topology& topology,
                                          std::span<const Real> weights) {
  if (!topology.layered) {
    const Edge& edge = graph.edges[topology.offendingEdge.value_or(0)];
    return Error{"unsupported", "network",
                 "Only a layered network is a chain of matrices; here the edge from " +
                     graph.neurons[edge.from].id + " to " + graph.neurons[edge.to].id +
                     " does not lead to the next layer."};
  }
  std::vector<Index> layerOf(graph.neurons.size());
  std::vector<Index> column(graph.neurons.size());  // within its layer
  std::vector<Index> row(graph.neurons.size());     // among those of its layer with a function
  std::vector<LayerMap> maps(topology.layers.size() - 1);
  for (std::size_t l = 0; l < topology.layers.size(); ++l) {
    for (const Index n : topology.layers[l]) {
      layerOf[n] = static_cast<Index>(l);
      if (l < maps.size()) {
        column[n] = static_cast<Index>(maps[l].tails.size());
        maps[l].tails.push_back(n);
      }
      if (l > 0 && !isBias(graph, n)) {
        row[n] = static_cast<Index>(maps[l - 1].heads.size());
        maps[l - 1].heads.push_back(n);
      }
    }
  }
  for (LayerMap& map : maps) {
    map.matrix = zeros(map.heads.size(), map.tails.size());
  }
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const Edge& edge = graph.edges[e];
    numbersOf(maps[layerOf[edge.from]].matrix)(row[edge.to], column[edge.from]) = weights[e];
  }
  return maps;
}

Result<Matrix> collapse(const Graph& graph, const Topology& topology,
                        std::span<const Real> weights) {
  for (const Neuron& neuron : graph.neurons) {
    if (neuron.function == Activation::identity) continue;
    return Error{"unsupported", "network",
                 "Neuron " + neuron.id + " applies \"" + std::string(name(neuron.function)) +
                     "\". Only where every function is the identity do the matrices collapse "
                     "into one."};
  }
  auto maps = composition(graph, topology, weights);
  if (!maps) return maps.error();

  // Each neuron of the present layer as a row over the inputs and the constant 1.
  const auto inputs = neuronsOfKind(graph, NeuronKind::input);
  const auto width = std::ssize(inputs) + 1;
  std::vector<Eigen::Matrix<Real, 1, Eigen::Dynamic>> formula(
      graph.neurons.size(), Eigen::Matrix<Real, 1, Eigen::Dynamic>::Zero(width));
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    formula[inputs[k]](static_cast<Eigen::Index>(k)) = 1;
  }
  for (const Index bias : neuronsOfKind(graph, NeuronKind::bias)) formula[bias](width - 1) = 1;
  for (LayerMap& map : *maps) {
    RowMajor before(std::ssize(map.tails), width);
    for (std::size_t k = 0; k < map.tails.size(); ++k) {
      before.row(static_cast<Eigen::Index>(k)) = formula[map.tails[k]];
    }
    const RowMajor after = numbersOf(map.matrix).lazyProduct(before);
    for (std::size_t k = 0; k < map.heads.size(); ++k) {
      formula[map.heads[k]] = after.row(static_cast<Eigen::Index>(k));
    }
  }
  const auto outputs = neuronsOfKind(graph, NeuronKind::output);
  Matrix result = zeros(outputs.size(), static_cast<std::size_t>(width));
  for (std::size_t k = 0; k < outputs.size(); ++k) {
    numbersOf(result).row(static_cast<Eigen::Index>(k)) = formula[outputs[k]];
  }
  return result;
}

Result<CollapsedOutputs> collapsedOutputs(const Graph& graph, const Topology& topology,
                                          const Plan& plan, std::span<const Real> weights,
                                          std::span<const Real> inputs) {
  const auto matrix = collapse(graph, topology, weights);
  if (!matrix) return matrix.error();
  CollapsedOutputs both{.network = std::vector<Real>(plan.outputs.size())};
  evaluate(plan, weights, inputs, both.network);
  for (std::size_t k = 0; k < both.network.size(); ++k) {
    const auto row = static_cast<Index>(k);
    Real sum = (*matrix)(row, matrix->columns - 1);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      sum += (*matrix)(row, static_cast<Index>(i)) * inputs[i];
    }
    both.product.push_back(sum);
    both.difference =
        std::max(both.difference, std::abs(static_cast<double>(sum) - both.network[k]));
  }
  return both;
}

}  // namespace edgewise
