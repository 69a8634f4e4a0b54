// A graph made ready for evaluation: neurons in order, edges where the loops want them.
#pragma once

#include <vector>

#include "edgewise/graph.hpp"
#include "network/code.hpp"

namespace edgewise {

// Edge e keeps its number everywhere: weights, gradients and `tail` are in edge order. Since that
// is sorted by head, the incoming edges of neuron n are incomingBegin[n] … incomingBegin[n + 1]
// - 1.
struct Plan {
  // Neurons order[begin] … order[end - 1], whose numbers follow each other.
  struct Run {
    Index begin = 0;
    Index end = 0;
    bool neighbours = false;  // of shared tails: the numbers of the tails follow each other as well
  };

  std::vector<NeuronKind> kind;      // per neuron
  std::vector<Activation> function;  // per neuron
  std::vector<Index> order;          // hidden and output neurons, in evaluation order
  std::vector<Index> inputs;         // neurons of each kind, in document order
  std::vector<Index> outputs;
  std::vector<Index> biases;
  std::vector<Index> tail;           // per edge
  std::vector<Index> incomingBegin;  // per neuron, and one past the end
  std::vector<Index> outgoingBegin;  // likewise, into the two below
  std::vector<Index> outgoingEdge;   // edges by tail, heads in evaluation order
  std::vector<Index> outgoingHead;
  std::vector<Run> sharedTails;  // all of `order`: neurons whose incoming edges have the same tails
  std::vector<Run> sharedHeads;  // all of `order`: neurons whose outgoing edges have the same
                                 // heads, each edge numbered one after that of the neuron before
  std::vector<Index> frozen;     // edges that no step moves, in edge order
  bool softmaxOutputs = false;   // the outputs form one softmax
  Code code{};                   // does the same faster, where a host runs it

  Index neuronCount() const { return static_cast<Index>(kind.size()); }
  Index edgeCount() const { return static_cast<Index>(tail.size()); }
  Index freeEdgeCount() const { return edgeCount() - static_cast<Index>(frozen.size()); }
};

// The graph must be feed-forward, its edges in edge order.
Plan makePlan(const Graph& graph);

}  // namespace edgewise
