#include "explain/trace.hpp"

#include <algorithm>

#include "data/targets.hpp"
#include "network/activation_values.hpp"
#include "network/backprop.hpp"
#include "network/loss_values.hpp"
#include "network/sorting.hpp"

namespace edgewise {

namespace {

bool computes(const Plan& plan, Index neuron) {
  return plan.kind[neuron] == NeuronKind::hidden || plan.kind[neuron] == NeuronKind::output;
}

// Inputs and biases in document order, then the others in evaluation order.
std::vector<Index> orderOf(const Plan& plan) {
  std::vector<Index> order = plan.inputs;
  order.insert(order.end(), plan.biases.begin(), plan.biases.end());
  sort(order);
  order.insert(order.end(), plan.order.begin(), plan.order.end());
  return order;
}

NeuronTrace forwardPart(const Plan& plan, std::span<const Real> weights, const Activity& activity,
                        Index n) {
  NeuronTrace entry{.neuron = n, .in = activity.in[n][0], .out = activity.out[n][0]};
  for (Index e = plan.incomingBegin[n]; e < plan.incomingBegin[n + 1]; ++e) {
    entry.forward.push_back({e, weights[e] * activity.out[plan.tail[e]][0]});
  }
  if (computes(plan, n) && plan.function[n] != Activation::softmax) {
    entry.slope = Real{derivative(plan.function[n], activity.in[n], activity.out[n])[0]};
  }
  return entry;
}

void addBackwardPart(const Plan& plan, std::span<const Real> weights, const Activity& activity,
                     NeuronTrace& entry) {
  const Index n = entry.neuron;
  for (Index slot = plan.outgoingBegin[n]; slot < plan.outgoingBegin[n + 1]; ++slot) {
    const Index e = plan.outgoingEdge[slot];
    entry.backward.push_back({e, weights[e] * activity.delta[plan.outgoingHead[slot]][0]});
  }
  if (computes(plan, n)) entry.delta = Real{activity.delta[n][0]};
}

}  // namespace

Trace trace(const Plan& plan, std::span<const Real> weights, Loss loss,
            std::span<const Real> inputs, std::optional<std::span<const Real>> targets) {
  Activities activities(plan);
  const Activity activity = activities[0];
  setInputs(plan, {inputs.data(), inputs.data(), inputs.data(), inputs.data()}, activity);
  forward(plan, weights, activity);

  Trace result;
  for (const Index n : orderOf(plan)) {
    result.neurons.push_back(forwardPart(plan, weights, activity, n));
  }
  if (!targets) return result;

  std::vector<Lanes> truth;
  for (const Real target : *targets) truth.push_back(broadcast(target));
  result.loss = Real{lossOf(plan, loss, activity, truth)[0]};
  setOutputDeltas(plan, loss, truth, activity);
  std::vector<Real> fromLoss(static_cast<std::size_t>(plan.neuronCount()));
  for (const Index n : plan.outputs) fromLoss[n] = activity.delta[n][0];
  backward(plan, weights, activity);

  for (NeuronTrace& entry : result.neurons) {
    if (plan.kind[entry.neuron] == NeuronKind::output) entry.fromLoss = fromLoss[entry.neuron];
    addBackwardPart(plan, weights, activity, entry);
  }
  std::vector<Lanes> gradient(weights.size(), broadcast(0));
  addGradient(plan, activity, gradient);
  result.gradient.emplace();
  for (const Lanes lanes : gradient) result.gradient->push_back(lanes[0]);
  return result;
}

Result<Trace> trace(const Session& session, std::span<const Real> inputs,
                    std::optional<std::span<const Real>> targets) {
  const Plan& plan = session.plan();
  const Loss loss = session.training().loss;
  if (inputs.size() != plan.inputs.size()) {
    return Error{"shape", "inputs",
                 "The network takes " + std::to_string(plan.inputs.size()) + " encoded inputs; " +
                     std::to_string(inputs.size()) + " were given."};
  }
  if (targets && targets->size() != plan.outputs.size()) {
    return Error{"shape", "targets",
                 "The network has " + std::to_string(plan.outputs.size()) + " outputs; " +
                     std::to_string(targets->size()) + " targets were given."};
  }
  if (targets) {
    if (auto fits = checkTargets(plan, loss, *targets); !fits) {
      return Error{fits.error().code, "targets", fits.error().message};
    }
  }
  return trace(plan, session.weights(), loss, inputs, targets);
}

}  // namespace edgewise
