// How a graph is made ready for evaluation.
#include "network/plan.hpp"

#include <algorithm>
#include <cassert>

#include "network/graph.hpp"
#include "network/topology.hpp"

namespace edgewise {

namespace {

bool haveSameTails(const Plan& plan, Index a, Index b) {
  const auto tail = plan.tail.begin();
  return b == a + 1 && std::equal(tail + plan.incomingBegin[a], tail + plan.incomingBegin[a + 1],
                                  tail + plan.incomingBegin[b], tail + plan.incomingBegin[b + 1]);
}

bool haveSameHeads(const Plan& plan, Index a, Index b) {
  const auto head = plan.outgoingHead.begin();
  const auto edge = plan.outgoingEdge.begin();
  const Index begin = plan.outgoingBegin[a];
  const Index end = plan.outgoingBegin[a + 1];
  return b == a + 1 && plan.kind[a] == plan.kind[b] &&
         std::equal(head + begin, head + end, head + plan.outgoingBegin[b],
                    head + plan.outgoingBegin[b + 1]) &&
         std::equal(edge + begin, edge + end, edge + plan.outgoingBegin[b],
                    [](Index own, Index next) { return next == own + 1; });
}

// Whether neuron n has tails, and they are numbered one after the other.
bool hasNeighboursAsTails(const Plan& plan, Index n) {
  const auto begin = plan.tail.begin() + plan.incomingBegin[n];
  const auto end = plan.tail.begin() + plan.incomingBegin[n + 1];
  const auto isGap = [](Index own, Index next) { return next != own + 1; };
  return begin != end && std::adjacent_find(begin, end, isGap) == end;
}

// Cuts the order into runs in which each neuron belongs with the one before.
template <class Belongs>
std::vector<Plan::Run> runsOf(const Plan& plan, Belongs belongs) {
  std::vector<Plan::Run> runs;
  for (Index k = 0; k < static_cast<Index>(plan.order.size()); ++k) {
    if (k == 0 || !belongs(plan, plan.order[k - 1], plan.order[k]))
      runs.push_back({.begin = k, .end = k});
    runs.back().end = k + 1;
  }
  return runs;
}

}  // namespace

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

  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    if (graph.edges[e].frozen) plan.frozen.push_back(static_cast<Index>(e));
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
  plan.sharedTails = runsOf(plan, haveSameTails);
  for (Plan::Run& run : plan.sharedTails) {
    run.neighbours = hasNeighboursAsTails(plan, plan.order[run.begin]);
  }
  plan.sharedHeads = runsOf(plan, haveSameHeads);
  return plan;
}

}  // namespace edgewise
