// Compiled for speed: backpropagation through one group of four examples.

#include "network/backprop.hpp"

#include "network/kernel.hpp"

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

void backward(const Plan& plan, std::span<const Real> weights, Activity activity) {
  const auto weight = [&](Index e) { return broadcast(weights[e]); };
  kernel::backward<Lanes>(plan, weight, activity.in.data(), activity.out.data(),
                          activity.delta.data());
}

void backward(const Plan& plan, std::span<const Lanes> weights, Activity activity) {
  const auto weight = [&](Index e) { return weights[e]; };
  kernel::backward<Lanes>(plan, weight, activity.in.data(), activity.out.data(),
                          activity.delta.data());
}

void addGradient(const Plan& plan, const Activity& activity, std::span<Lanes> gradient) {
  kernel::gradient(plan, activity.out.data(), activity.delta.data(),
                   [&](Index e, Lanes share) { gradient[e] += share; });
}

}  // namespace edgewise
