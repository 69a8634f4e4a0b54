// The loops that everything comes down to, for weights that all lanes share (Real) or that each
// lane has of its own (Lanes). Both compute the same bits in every lane.
#pragma once

#include <span>

#include "edgewise/network.hpp"

namespace edgewise::kernel {

inline Lanes spread(Real weight) { return broadcast(weight); }
inline Lanes spread(Lanes weight) { return weight; }

// Weighted sums and functions, but for softmax, whose sums alone are filled in.
template <class Weight>
void forward(const Plan& plan, std::span<const Weight> weights, Activity& activity) {
  const Index* tail = plan.tail.data();
  const Weight* weight = weights.data();
  Lanes* out = activity.out.data();
  for (const Index n : plan.order) {
    const Index end = plan.incomingBegin[n + 1];
    Lanes sum = broadcast(0);
    for (Index e = plan.incomingBegin[n]; e < end; ++e) sum += spread(weight[e]) * out[tail[e]];
    activity.in[n] = sum;
    if (plan.function[n] != Activation::softmax) out[n] = value(plan.function[n], sum);
  }
}

// From the deltas of the outputs to those of all neurons.
template <class Weight>
void backward(const Plan& plan, std::span<const Weight> weights, Activity& activity) {
  const Index* edge = plan.outgoingEdge.data();
  const Index* head = plan.outgoingHead.data();
  Lanes* delta = activity.delta.data();
  for (auto n = plan.order.rbegin(); n != plan.order.rend(); ++n) {
    const bool isOutput = plan.kind[*n] == NeuronKind::output;
    const Index begin = plan.outgoingBegin[*n];
    const Index end = plan.outgoingBegin[*n + 1];
    if (isOutput && begin == end) continue;
    Lanes sum = broadcast(0);
    for (Index slot = begin; slot < end; ++slot) {
      sum += spread(weights[edge[slot]]) * delta[head[slot]];
    }
    const Lanes passedBack = sum * derivative(plan.function[*n], activity.in[*n], activity.out[*n]);
    delta[*n] = isOutput ? delta[*n] + passedBack : passedBack;
  }
}

}  // namespace edgewise::kernel
