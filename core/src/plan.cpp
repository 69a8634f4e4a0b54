#include "edgewise/plan.hpp"

#include <cassert>

#include "edgewise/topology.hpp"

namespace edgewise {

Plan makePlan(const Graph& graph) {
  Plan plan;
  for (const Neuron& neuron : graph.neurons) {
    plan.kind.push_back(neuron.kind);
    plan.function.push_back(neuron.function);
  }
  plan.inputs = neuronsOfKind(graph, NeuronKind::input);
  plan.outputs = neuronsOfKind(graph, NeuronKind::output);
  plan.biases = neuronsOfKind(graph, NeuronKind::bias);
  plan.softmaxOutputs =
      !plan.outputs.empty() && plan.function[plan.outputs.front()] == Activation::softmax;

  for (const Index n : evaluationOrder(graph)) {
    if (plan.kind[n] == NeuronKind::hidden || plan.kind[n] == NeuronKind::output) {
      plan.order.push_back(n);
    }
  }

  const std::size_t count = graph.neurons.size();
  plan.incomingBegin.assign(count + 1, 0);
  plan.outgoingBegin.assign(count + 1, 0);
  for (const Edge& edge : graph.edges) {
    plan.tail.push_back(edge.from);
    ++plan.incomingBegin[edge.to + 1];
    ++plan.outgoingBegin[edge.from + 1];
  }
  for (std::size_t n = 0; n < count; ++n) {
    plan.incomingBegin[n + 1] += plan.incomingBegin[n];
    plan.outgoingBegin[n + 1] += plan.outgoingBegin[n];
  }

  plan.outgoingEdge.resize(graph.edges.size());
  plan.outgoingHead.resize(graph.edges.size());
  std::vector<Index> next(plan.outgoingBegin.begin(), plan.outgoingBegin.end() - 1);
  for (const Index head : plan.order) {
    for (Index e = plan.incomingBegin[head]; e < plan.incomingBegin[head + 1]; ++e) {
      const Index slot = next[plan.tail[e]]++;
      plan.outgoingEdge[slot] = e;
      plan.outgoingHead[slot] = head;
    }
  }
  return plan;
}

}  // namespace edgewise
