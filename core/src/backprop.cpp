#include "edgewise/backprop.hpp"

#include "kernel.hpp"

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
  kernel::backward(plan, weights, activity);
}

void backward(const Plan& plan, std::span<const Lanes> weights, Activity& activity) {
  kernel::backward(plan, weights, activity);
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
