// Compiled for speed: losses of four examples at once, and the deltas that backpropagation begins
// with.

#include <algorithm>

#include "network/kernel.hpp"
#include "network/loss_values.hpp"
#include "network/math.hpp"

namespace edgewise {

namespace {

// log(sum over outputs of e^in)
Lanes logSumExp(const Plan& plan, const Activity& activity) {
  const auto in = [&](Index n) { return kernel::bounded<Lanes>(activity.in[n]); };
  Lanes highest = in(plan.outputs.front());
  for (const Index n : plan.outputs) highest = larger(highest, in(n));
  Lanes sum = broadcast(0);
  for (const Index n : plan.outputs) sum += math::exp(in(n)-highest);
  return highest + math::log(sum);
}

// One output's share of a loss that is a sum over the outputs, and its derivative, both by the
// difference between prediction and target.
Lanes lossOfDifference(Loss loss, Lanes difference) {
  const Lanes size = difference < broadcast(0) ? -difference : difference;
  const Lanes square = difference * difference;
  if (loss == Loss::absolute) return size;
  if (loss == Loss::huber) {
    const Lanes half = broadcast(Real(0.5));
    return size <= broadcast(1) ? half * square : size - half;
  }
  return square;
}

Lanes sumOfDifferences(const Plan& plan, Loss loss, const Activity& activity,
                       std::span<const Lanes> targets) {
  Lanes sum = broadcast(0);
  for (std::size_t k = 0; k < targets.size(); ++k) {
    sum += lossOfDifference(loss, activity.out[plan.outputs[k]] - targets[k]);
  }
  return sum;
}

// Never below 0, as no probability is above 1: a target beyond 0..1 (a test row's, outside the
// range of the training rows) counts as the nearer bound.
Lanes crossEntropyLoss(const Plan& plan, const Activity& activity, std::span<const Lanes> targets) {
  Lanes loss = broadcast(0);
  const Lanes total = plan.softmaxOutputs ? logSumExp(plan, activity) : broadcast(0);
  for (std::size_t k = 0; k < targets.size(); ++k) {
    const auto in = kernel::bounded<Lanes>(activity.in[plan.outputs[k]]);
    const Lanes target = smaller(larger(targets[k], broadcast(0)), broadcast(1));
    loss += plan.softmaxOutputs ? target * (total - in) : math::softplus(in) - target * in;
  }
  return loss;
}

}  // namespace

Status checkLoss(const Plan& plan, Loss loss) {
  if (loss != Loss::crossEntropy) return success();
  const bool probabilities = std::all_of(plan.outputs.begin(), plan.outputs.end(), [&](Index n) {
    return givesProbabilities(plan.function[n]);
  });
  if (probabilities) return success();
  return Error{"unsupported", "",
               "Cross-entropy needs outputs between 0 and 1: give the output neurons the function "
               "\"softmax\" or \"logistic\", or use the loss \"squared\"."};
}

Lanes lossOf(const Plan& plan, Loss loss, const Activity& activity,
             std::span<const Lanes> targets) {
  return loss == Loss::crossEntropy ? crossEntropyLoss(plan, activity, targets)
                                    : sumOfDifferences(plan, loss, activity, targets);
}

void setOutputDeltas(const Plan& plan, Loss loss, std::span<const Lanes> targets,
                     Activity activity) {
  kernel::outputDeltas<Lanes>(plan, loss, targets.data(), activity.in.data(), activity.out.data(),
                              activity.delta.data());
}

}  // namespace edgewise
