#include "edgewise/trace.hpp"

#include <algorithm>

#include "edgewise/backprop.hpp"

namespace edgewise {

Trace trace(const Plan& plan, std::span<const Real> weights, Loss loss,
            std::span<const Real> inputs, std::optional<std::span<const Real>> targets) {
  Activity activity(plan);
  setInputs(plan, {inputs.data(), inputs.data(), inputs.data(), inputs.data()}, activity);
  forward(plan, weights, activity);

  Trace result;
  if (targets) {
    std::vector<Lanes> truth;
    for (const Real target : *targets) truth.push_back(broadcast(target));
    result.loss = Real{lossOf(plan, loss, activity, truth)[0]};
    setOutputDeltas(plan, loss, truth, activity);
    backward(plan, weights, activity);
    std::vector<Lanes> gradient(weights.size(), broadcast(0));
    addGradient(plan, activity, gradient);
    result.gradient.emplace();
    for (const Lanes lanes : gradient) result.gradient->push_back(lanes[0]);
  }

  std::vector<Index> order = plan.inputs;
  order.insert(order.end(), plan.biases.begin(), plan.biases.end());
  std::sort(order.begin(), order.end());
  order.insert(order.end(), plan.order.begin(), plan.order.end());
  for (const Index n : order) {
    NeuronTrace entry{.neuron = n, .in = activity.in[n][0], .out = activity.out[n][0]};
    const bool computes = plan.kind[n] == NeuronKind::hidden || plan.kind[n] == NeuronKind::output;
    if (targets && computes) entry.delta = Real{activity.delta[n][0]};
    result.neurons.push_back(entry);
  }
  return result;
}

}  // namespace edgewise
