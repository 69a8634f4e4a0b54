#include "edgewise/network.hpp"

#include <algorithm>
#include <cassert>

#include "kernel.hpp"

namespace edgewise {

Activity::Activity(const Plan& plan)
    : in(plan.kind.size(), broadcast(0)),
      out(plan.kind.size(), broadcast(0)),
      delta(plan.kind.size(), broadcast(0)) {
  for (const Index bias : plan.biases) out[bias] = broadcast(1);
}

void setInputs(const Plan& plan, const LaneRows& rows, Activity& activity) {
  for (std::size_t k = 0; k < plan.inputs.size(); ++k) {
    const Index n = plan.inputs[k];
    const Lanes values{rows[0][k], rows[1][k], rows[2][k], rows[3][k]};
    activity.in[n] = values;
    activity.out[n] = values;
  }
}

void forward(const Plan& plan, std::span<const Real> weights, Activity& activity) {
  forward(plan, weights, activity.in, activity.out);
}

void forward(const Plan& plan, std::span<const Real> weights, std::span<Lanes> in,
             std::span<Lanes> out) {
  assert(std::ssize(weights) == plan.edgeCount());
  const std::size_t neurons = plan.kind.size();
  if (plan.code) {
    const auto groups = static_cast<Index>(out.size() / neurons);
    plan.code.forward(weights.data(), in.data(), out.data(), groups);
    return;
  }
  const auto weight = [&](Index e) { return broadcast(weights[e]); };
  for (std::size_t first = 0; first < out.size(); first += neurons) {
    kernel::forward<Lanes>(plan, weight, &in[first], &out[first]);
  }
}

void forward(const Plan& plan, std::span<const Lanes> weights, Activity& activity) {
  assert(std::ssize(weights) == plan.edgeCount());
  const auto weight = [&](Index e) { return weights[e]; };
  kernel::forward<Lanes>(plan, weight, activity.in.data(), activity.out.data());
}

void evaluate(const Plan& plan, std::span<const Real> weights, std::span<const Real> inputs,
              std::span<Real> outputs) {
  const std::size_t inputWidth = plan.inputs.size();
  const std::size_t outputWidth = plan.outputs.size();
  const std::size_t rows = outputs.size() / outputWidth;
  assert(inputs.size() == rows * inputWidth);
  Activity activity(plan);
  for (std::size_t first = 0; first < rows; first += laneCount) {
    const std::size_t count = std::min<std::size_t>(laneCount, rows - first);
    LaneRows lane{};
    for (std::size_t l = 0; l < laneCount; ++l) {
      lane[l] = inputs.data() + (first + std::min(l, count - 1)) * inputWidth;
    }
    setInputs(plan, lane, activity);
    forward(plan, weights, activity);
    for (std::size_t l = 0; l < count; ++l) {
      for (std::size_t k = 0; k < outputWidth; ++k) {
        outputs[(first + l) * outputWidth + k] = activity.out[plan.outputs[k]][l];
      }
    }
  }
}

}  // namespace edgewise
