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

// Where an output with a flat or a folded part starts: for all examples on one slope of its
// function, so that each can move it. A rectifier that starts flat for an example never learns it,
// and a gaussian that starts at its top pushes alike examples to both sides.
struct OutputStart {
  double bias = 0;
  double share = 1;  // of the other weights that are drawn
};

OutputStart startOf(const Neuron& head, InitScheme scheme) {
  if (head.kind != NeuronKind::output || scheme != InitScheme::automatic) return {};
  switch (head.function) {
    case Activation::rectifier:
    case Activation::leakyRectifier:
    case Activation::gelu:
    case Activation::silu:
      return {.bias = 1, .share = 0.1};
    case Activation::gaussian:
      return {.bias = 0.7, .share = 0.1};
    default:
      return {};
  }
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
