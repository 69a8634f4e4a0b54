// Networks that are drawn by a seed, of every shape for which code is written in its own way: a few
// neurons, wide layers, many layers of one width, and graphs without layers.
#pragma once

#include <algorithm>
#include <array>
#include <string>

#include "network/graph.hpp"
#include "network/random.hpp"

namespace edgewise::test {

class NetworkDealer {
 public:
  explicit NetworkDealer(std::uint64_t seed) : random_(seed, Stream::generator) {}

  Index between(Index low, Index high) {
    return low + static_cast<Index>(random_.below(static_cast<std::uint32_t>(high - low + 1)));
  }
  bool isOneIn(Index many) { return between(1, many) == 1; }
  Real number(double low, double high) { return static_cast<Real>(random_.uniform(low, high)); }

  Graph network() {
    Graph graph = ofAnyShape();
    for (Edge& edge : graph.edges) edge.frozen = isOneIn(20);
    return graph;
  }

 private:
  Graph ofAnyShape() {
    const Index shape = between(0, 4);
    if (shape == 0) return layered(1, 4, 1, 3);
    if (shape == 1) return layered(5, 12, 1, 3);
    if (shape == 2) return sameWidth();
    if (shape == 3) {
      const Index few = between(1, 10);
      return tangled(few, 1);
    }
    const Index many = between(16, 30);
    return tangled(many, 6);
  }

  // Those with a slope; a step has none, and a softmax is a matter of all outputs.
  Activation function() {
    return static_cast<Activation>(between(0, static_cast<Index>(Activation::absolute)));
  }

  Activation ofOutputs() {
    if (isOneIn(3)) return Activation::softmax;
    if (isOneIn(2)) return Activation::logistic;
    return function();
  }

  Graph layered(Index narrowest, Index widest, Index fewest, Index most) {
    LayeredSpec spec{.layers = {between(1, 3)}, .hidden = {}, .output = ofOutputs()};
    for (Index left = between(fewest, most); left > 0; --left) {
      spec.layers.push_back(between(narrowest, widest));
      spec.hidden.push_back(function());
    }
    spec.layers.push_back(between(1, 3));
    return layeredGraph(spec);
  }

  Graph sameWidth() {
    const auto depth = static_cast<std::size_t>(between(2, 6));
    LayeredSpec spec{.layers = std::vector<Index>(depth + 2, between(1, 8)),
                     .hidden = std::vector<Activation>(depth, function()),
                     .output = ofOutputs()};
    spec.layers.front() = 2;
    spec.layers.back() = 1;
    return layeredGraph(spec);
  }

  // Every neuron has edges from some of those before it, an output among those in between.
  Graph tangled(Index hidden, Index fewestTails) {
    Graph graph;
    graph.neurons = {{.id = "a", .kind = NeuronKind::input},
                     {.id = "b", .kind = NeuronKind::input},
                     {.id = "one", .kind = NeuronKind::bias}};
    const bool isAlike = isOneIn(2);
    const Activation shared = function();
    const Activation ofAll = isOneIn(2) ? Activation::logistic : Activation::tanh;
    const Index outputs = between(1, 2);
    for (Index k = 0; k < hidden + outputs; ++k) {
      const bool isOutput = k >= hidden;
      const Activation own = isAlike ? shared : function();
      const auto n = static_cast<Index>(graph.neurons.size());
      graph.neurons.push_back({.id = std::to_string(n),
                               .kind = isOutput ? NeuronKind::output : NeuronKind::hidden,
                               .function = isOutput ? ofAll : own});
      std::vector<bool> isTail(static_cast<std::size_t>(n), false);
      for (Index left = between(fewestTails, 12); left > 0; --left)
        isTail[between(0, n - 1)] = true;
      if (isOutput) isTail[n - 1] = true;
      for (Index from = 0; from < n; ++from) {
        if (isTail[from]) graph.edges.push_back({.from = from, .to = n});
      }
    }
    sortEdges(graph);
    return graph;
  }

  Random random_;
};

}  // namespace edgewise::test
