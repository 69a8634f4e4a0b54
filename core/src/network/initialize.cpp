// How first weights are drawn.
#include "network/initialize.hpp"

#include <algorithm>
#include <cmath>

#include "network/activation_facts.hpp"
#include "network/random.hpp"

namespace edgewise {

namespace {

InitScheme schemeFor(const Neuron& head, InitScheme scheme) {
  if (scheme != InitScheme::automatic) return scheme;
  return factsOf(head.function).isHalved ? InitScheme::he : InitScheme::glorot;
}

OutputStart startOf(const Neuron& head, InitScheme scheme) {
  const bool isMeant = head.kind == NeuronKind::output && scheme == InitScheme::automatic;
  return isMeant ? factsOf(head.function).start : OutputStart{};
}

}  // namespace

std::vector<Real> initialWeights(const Graph& graph, const InitSpec& spec, std::uint32_t restart) {
  std::vector<Index> incoming(graph.neurons.size(), 0);
  std::vector<Index> outgoing(graph.neurons.size(), 0);
  std::vector<std::uint8_t> hasBias(graph.neurons.size(), 0);
  const auto fromBias = [&](const Edge& edge) {
    return graph.neurons[edge.from].kind == NeuronKind::bias;
  };
  for (const Edge& edge : graph.edges) {
    if (fromBias(edge)) {
      hasBias[edge.to] = 1;
      continue;
    }
    ++incoming[edge.to];
    ++outgoing[edge.from];
  }

  Random random(spec.seed, Stream::weights, restart);
  std::vector<Real> weights;
  weights.reserve(graph.edges.size());
  for (const Edge& edge : graph.edges) {
    const Index n = std::max(incoming[edge.to], 1);
    const Index m = outgoing[edge.to];
    const Neuron& head = graph.neurons[edge.to];
    double drawn = 0;
    switch (schemeFor(head, spec.scheme)) {
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
    if (hasBias[edge.to]) {
      const OutputStart start = startOf(head, spec.scheme);
      drawn = fromBias(edge) ? drawn + start.bias : drawn * start.share;
    }
    weights.push_back(static_cast<Real>(edge.weight.value_or(drawn)));
  }
  return weights;
}

}  // namespace edgewise
