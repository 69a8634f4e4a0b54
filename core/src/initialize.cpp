#include "edgewise/initialize.hpp"

#include <algorithm>
#include <cmath>

#include "edgewise/random.hpp"

namespace edgewise {

namespace {

InitScheme schemeFor(const Neuron& head, InitScheme scheme) {
  if (scheme != InitScheme::automatic) return scheme;
  return head.function == Activation::rectifier ? InitScheme::he : InitScheme::glorot;
}

}  // namespace

std::vector<Real> initialWeights(const Graph& graph, const InitSpec& spec, std::uint32_t restart) {
  std::vector<Index> incoming(graph.neurons.size(), 0);
  std::vector<Index> outgoing(graph.neurons.size(), 0);
  const auto fromBias = [&](const Edge& edge) {
    return graph.neurons[edge.from].kind == NeuronKind::bias;
  };
  for (const Edge& edge : graph.edges) {
    if (fromBias(edge)) continue;
    ++incoming[edge.to];
    ++outgoing[edge.from];
  }

  Random random(spec.seed, Stream::weights, restart);
  std::vector<Real> weights;
  weights.reserve(graph.edges.size());
  for (const Edge& edge : graph.edges) {
    const Index n = std::max(incoming[edge.to], 1);
    const Index m = outgoing[edge.to];
    double drawn = 0;
    switch (schemeFor(graph.neurons[edge.to], spec.scheme)) {
      case InitScheme::automatic:
      case InitScheme::glorot: {
        const double bound = std::sqrt(6.0 / (n + m));
        drawn = random.uniform(-bound, bound);
        if (fromBias(edge)) drawn = 0;
        break;
      }
      case InitScheme::he:
        drawn = fromBias(edge) ? 0 : std::sqrt(2.0 / n) * random.normal();
        break;
      case InitScheme::uniform:
        drawn = random.uniform(-1, 1);
        break;
      case InitScheme::zeros:
        break;
    }
    weights.push_back(static_cast<Real>(edge.weight.value_or(drawn)));
  }
  return weights;
}

}  // namespace edgewise
