// What the constructions share: a graph with all its weights, written as a document and measured.
#pragma once

#include <string>
#include <vector>

#include "edgewise/construct.hpp"
#include "edgewise/graph.hpp"
#include "network/graph.hpp"

namespace edgewise {

// A graph in the making, with every weight.
class GraphBuilder {
 public:
  Index input(const std::string& label = "");
  Index bias();
  Index hidden(Activation function);
  Index output(Activation function, const std::string& label = "");
  void connect(Index from, Index to, double weight);

  const Graph& graph() const { return graph_; }
  int hiddenCount() const {
    return static_cast<int>(neuronsOfKind(graph_, NeuronKind::hidden).size());
  }

 private:
  Index add(NeuronKind kind, Activation function, const std::string& label);
  Graph graph_;
};

// Columns of numbers: inputs, then targets.
struct Samples {
  std::vector<std::string> inputs{};
  std::vector<std::string> targets{};
  std::vector<std::vector<double>> columns{};  // one a name, inputs first
};

// The document, and the largest error on its samples, measured by opening and evaluating it. Error:
// "range" for weights or samples that are too large for the network's numbers.
Result<Construction> construct(const std::string& title, const GraphBuilder& builder,
                               const Samples& samples);

}  // namespace edgewise
