#include "edgewise/network.hpp"

#include <algorithm>
#include <cassert>

#include "edgewise/math.hpp"
#include "kernel.hpp"

namespace edgewise {

namespace {

// out_k = e^(in_k - m) / sum_j e^(in_j - m) with m = max in: the same value, without overflow.
void softmax(const Plan& plan, Activity& activity) {
  Lanes highest = activity.in[plan.outputs.front()];
  for (const Index n : plan.outputs) {
    highest = activity.in[n] > highest ? activity.in[n] : highest;
  }
  Lanes sum = broadcast(0);
  for (const Index n : plan.outputs) {
    activity.out[n] = math::exp(activity.in[n] - highest);
    sum += activity.out[n];
  }
  for (const Index n : plan.outputs) activity.out[n] /= sum;
}

}  // namespace

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
  assert(std::ssize(weights) == plan.edgeCount());
  kernel::forward(plan, weights, activity);
  if (plan.softmaxOutputs) softmax(plan, activity);
}

void forward(const Plan& plan, std::span<const Lanes> weights, Activity& activity) {
  assert(std::ssize(weights) == plan.edgeCount());
  kernel::forward(plan, weights, activity);
  if (plan.softmaxOutputs) softmax(plan, activity);
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
