// A batch of a network of a few neurons: all of its groups side by side, from their rows to the
// next weights, in straight-line code whose values find room in registers or nearly so.
#include <algorithm>

#include "engine/code/batch_functions.hpp"
#include "engine/code/range.hpp"
#include "network/kernel.hpp"

namespace edgewise::code {

namespace {

// Neurons with the same tails wait for each other in nothing, and two may share what one would
// leave empty.
void forwardInTwos(const Plan& plan, Weight weight, Neurons& neurons) {
  Several* out = neurons.out.data();
  for (const Plan::Run run : plan.sharedTails) {
    for (Index k = run.begin; k < run.end; ++k) {
      const Index n = plan.order[k];
      out[n] = neurons.in[n] = kernel::weightedSum<Several>(plan, n, weight, out);
    }
    for (Index k = run.begin; k < run.end; ++k) {
      const Index n = plan.order[k];
      const Activation function = plan.function[n];
      if (function == Activation::softmax) continue;
      if (k + 1 < run.end && plan.function[plan.order[k + 1]] == function) {
        valuesOfTwo(function, out[n], out[plan.order[++k]]);
      } else {
        out[n] = formulas::value<Several>(function, out[n]);
      }
    }
  }
  if (plan.softmaxOutputs) kernel::softmax<Several>(plan, neurons.in.data(), out);
}

RecordedBits recordBatch(Recorder& recorder, const Plan& plan, Loss loss, Index batch) {
  const std::uint32_t groups = groupsOf(batch);
  Neurons neurons(plan);
  std::vector<Several> targets(plan.outputs.size());
  for (const Index n : plan.inputs) neurons.out[n].count = groups;
  for (Several& each : targets) each.count = groups;
  for (std::uint32_t g = 0; g < groups; ++g) {
    const LoadedGroup loaded = loadGroup(recorder, plan, batch, g);
    for (std::size_t k = 0; k < plan.inputs.size(); ++k) {
      neurons.out[plan.inputs[k]].each[g] = loaded.inputs[k];
    }
    for (std::size_t k = 0; k < targets.size(); ++k) targets[k].each[g] = loaded.targets[k];
  }

  Several* in = neurons.in.data();
  Several* out = neurons.out.data();
  Several* delta = neurons.delta.data();
  const auto weight = [&](Index e) -> Several {
    return recorded<Recorded>(recorder,
                              recorder.loadSplat(BatchLocals::weights, bytes(e, numberBytes)));
  };
  if (isHalfEmpty(batch)) {
    forwardInTwos(plan, weight, neurons);
  } else {
    kernel::forward<Several, Weight>(plan, weight, in, out);
  }
  kernel::outputDeltas<Several>(plan, loss, targets.data(), in, out, delta);
  for (const Index n : plan.outputs) zeroBeyondBatch(delta[n], batch);
  kernel::backward<Several, Weight>(plan, weight, in, out, delta);

  std::vector<Recorded> gradient(plan.tail.size());
  for (const Index n : plan.order) {
    for (Index e = plan.incomingBegin[n]; e < plan.incomingBegin[n + 1]; ++e) {
      gradient[e] = sumOfGroups(delta[n], out[plan.tail[e]], groups);
    }
  }
  RecordedBits largest = integers(0);
  for (Index e = 0; e < plan.edgeCount(); e += laneCount) {
    // The last four overlap those before.
    const Index first = std::min(e, plan.edgeCount() - laneCount);
    FourEdges four{.weights = BatchLocals::weights, .next = BatchLocals::next, .first = first};
    std::copy_n(gradient.begin() + first, laneCount, four.gradient.begin());
    largest = largerSize(largest, recordStep(recorder, four));
  }
  return largest;
}

}  // namespace

Function unrolledBatch(const Plan& plan, Loss loss, Index batch) {
  Recorder recorder;
  const RecordedBits largest = recordBatch(recorder, plan, loss, batch);
  const auto code = recorder.write(BatchLocals::end, nodeIn(recorder, isOutOfRange(largest)));
  Function function = batchFunction(0);
  function.vectors = code.vectors;
  function.body = code.constants;
  loopOverBatches(function, plan, code.body, batch);
  return function;
}

}  // namespace edgewise::code
