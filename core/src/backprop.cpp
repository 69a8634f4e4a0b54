#include "edgewise/backprop.hpp"

namespace edgewise {

Status checkTrainable(const Graph& graph) {
  for (const Neuron& neuron : graph.neurons) {
    if (neuron.function != Activation::step) continue;
    return Error{"untrainable", "network",
                 "Neuron " + neuron.id +
                     " applies a step, whose derivative is 0 wherever there is one: no gradient "
                     "says how to change the weights before it. Choose another function, for "
                     "example \"logistic\", or search instead of training."};
  }
  return success();
}

void backward(const Plan& plan, std::span<const Real> weights, Activity& activity) {
  for (auto n = plan.order.rbegin(); n != plan.order.rend(); ++n) {
    const bool isOutput = plan.kind[*n] == NeuronKind::output;
    const Index begin = plan.outgoingBegin[*n];
    const Index end = plan.outgoingBegin[*n + 1];
    if (isOutput && begin == end) continue;
    Lanes sum = broadcast(0);
    for (Index slot = begin; slot < end; ++slot) {
      sum += broadcast(weights[plan.outgoingEdge[slot]]) * activity.delta[plan.outgoingHead[slot]];
    }
    const Lanes passedBack = sum * derivative(plan.function[*n], activity.in[*n], activity.out[*n]);
    activity.delta[*n] = isOutput ? activity.delta[*n] + passedBack : passedBack;
  }
}

void addGradient(const Plan& plan, const Activity& activity, std::span<Lanes> gradient) {
  for (const Index head : plan.order) {
    const Lanes delta = activity.delta[head];
    for (Index e = plan.incomingBegin[head]; e < plan.incomingBegin[head + 1]; ++e) {
      gradient[e] += delta * activity.out[plan.tail[e]];
    }
  }
}

}  // namespace edgewise
