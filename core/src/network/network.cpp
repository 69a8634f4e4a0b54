// Compiled for speed: the forward pass, of one group of four examples or of two at once.

#include "network/network.hpp"

#include <cassert>

#include "network/example_groups.hpp"
#include "network/kernel.hpp"
#include "network/runs.hpp"

namespace edgewise {

namespace {

// Two groups of four examples at once; what the second has lies one activity further.
void forwardTwo(const Plan& plan, std::span<const Real> weights, Lanes* in, Lanes* out) {
  const std::size_t neurons = plan.kind.size();
  for (const Plan::Run run : plan.sharedTails) {
    inFours(run, [&]<std::size_t rows>(Index k) {
      const Index n = plan.order[k];
      const Index begin = plan.incomingBegin[n];
      const Index terms = plan.incomingBegin[n + 1] - begin;
      const Index* tail = plan.tail.data() + begin;
      const Real* weight = weights.data() + begin;
      weightedSums<Lanes, rows, 2>(
          terms, [&](std::size_t r, Index e) { return weight[r * terms + e]; },
          [&](Index e) { return out + tail[e]; },
          [&](const Lanes* from, std::size_t g) { return from[g * neurons]; },
          [&](std::size_t r, std::size_t g, Lanes sum) {
            kernel::applyFunction<Lanes>(plan, n + static_cast<Index>(r), sum, in + g * neurons,
                                         out + g * neurons);
          });
    });
  }
  for (std::size_t n = 0; n <= neurons && plan.softmaxOutputs; n += neurons) {
    kernel::softmax<Lanes>(plan, in + n, out + n);
  }
}

void forward(const Plan& plan, std::span<const Real> weights, Lanes* in, Lanes* out, Index groups) {
  assert(std::ssize(weights) == plan.edgeCount());
  const std::size_t neurons = plan.kind.size();
  if (plan.code) {
    if (groups % 2 == 1) {
      plan.code.forward(weights.data(), in, out, in, out, 1);
      in += neurons;
      out += neurons;
    }
    if (groups < 2) return;
    plan.code.forward(weights.data(), in, out, in + neurons, out + neurons, groups / 2);
    return;
  }
  for (; groups >= 2; groups -= 2, in += 2 * neurons, out += 2 * neurons) {
    forwardTwo(plan, weights, in, out);
  }
  const auto weight = [&](Index e) { return broadcast(weights[e]); };
  if (groups == 1) kernel::forward<Lanes>(plan, weight, in, out);
}

}  // namespace

Activities::Activities(const Plan& plan, Index groups)
    : neurons_(plan.kind.size()),
      groups_(groups),
      in_(neurons_ * static_cast<std::size_t>(groups), broadcast(0)),
      out_(in_),
      delta_(in_) {
  for (Index g = 0; g < groups; ++g) {
    for (const Index bias : plan.biases) out(g, bias) = broadcast(1);
  }
}

Activity Activities::operator[](Index group) {
  const std::size_t first = static_cast<std::size_t>(group) * neurons_;
  return {.in = {&in_[first], neurons_},
          .out = {&out_[first], neurons_},
          .delta = {&delta_[first], neurons_}};
}

void setInputs(const Plan& plan, const LaneRows& rows, Activity activity) {
  for (std::size_t k = 0; k < plan.inputs.size(); ++k) {
    const Index n = plan.inputs[k];
    const Lanes values{rows[0][k], rows[1][k], rows[2][k], rows[3][k]};
    activity.in[n] = values;
    activity.out[n] = values;
  }
}

void forward(const Plan& plan, std::span<const Real> weights, Activity activity) {
  forward(plan, weights, activity.in.data(), activity.out.data(), 1);
}

void forward(const Plan& plan, std::span<const Real> weights, Activities& activities,
             Index groups) {
  const Activity first = activities[0];
  forward(plan, weights, first.in.data(), first.out.data(), groups);
}

void forward(const Plan& plan, std::span<const Lanes> weights, Activity activity) {
  assert(std::ssize(weights) == plan.edgeCount());
  const auto weight = [&](Index e) { return weights[e]; };
  kernel::forward<Lanes>(plan, weight, activity.in.data(), activity.out.data());
}

void evaluate(const Plan& plan, std::span<const Real> weights, std::span<const Real> inputs,
              std::span<Real> outputs) {
  const std::size_t width = plan.outputs.size();
  const auto rows = static_cast<Index>(outputs.size() / width);
  assert(inputs.size() == static_cast<std::size_t>(rows) * plan.inputs.size());
  forEachGroup(plan, weights, {.inputs = inputs, .targets = {}, .count = rows},
               [&](const Activity& activity, std::span<const Lanes>, Index first, Index count) {
                 Real* to = &outputs[static_cast<std::size_t>(first) * width];
                 for (Index l = 0; l < count; ++l) {
                   for (const Index n : plan.outputs) *to++ = activity.out[n][l];
                 }
               });
}

}  // namespace edgewise
