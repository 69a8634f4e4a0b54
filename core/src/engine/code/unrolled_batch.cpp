// A batch of a network of a few neurons: all of its groups interleaved, from their rows to the next
// weights, in straight-line code whose values find room in registers or nearly so.
#include <algorithm>

#include "engine/code/function_assembler.hpp"
#include "engine/code/repeated_runs.hpp"

namespace edgewise::code {

namespace {

// As kernel::forward, but for runs of neurons at a time: what none of them would fill, two share.
void forwardInRuns(const Plan& plan, Weight weight, Index batch, Neurons& neurons) {
  F32x4* out = neurons.out.data();
  for (const Plan::Run run : runsOfOneFunction(plan, plan.sharedTails)) {
    std::vector<F32x4> values;
    for (Index k = run.begin; k < run.end; ++k) {
      const Index n = plan.order[k];
      values.push_back(neurons.in[n] = kernel::weightedSum<F32x4>(plan, n, weight, out));
    }
    const Activation function = plan.function[plan.order[run.begin]];
    if (function == Activation::softmax) continue;
    applyFunction(function, values, batch);
    for (Index k = run.begin; k < run.end; ++k) out[plan.order[k]] = values[k - run.begin];
  }
  if (plan.softmaxOutputs) kernel::softmax<F32x4>(plan, neurons.in.data(), out);
}

I32x4 recordBatch(Recorder& recorder, const Plan& plan, Loss loss, Index batch) {
  const std::uint32_t groups = groupsOf(batch);
  Neurons neurons(plan);
  std::vector<F32x4> targets(plan.outputs.size());
  for (const Index n : plan.inputs) neurons.out[n].count = groups;
  for (F32x4& each : targets) each.count = groups;
  for (std::uint32_t g = 0; g < groups; ++g) {
    const LoadedGroup loaded = loadGroup(recorder, plan, batch, g);
    for (std::size_t k = 0; k < plan.inputs.size(); ++k) {
      neurons.out[plan.inputs[k]].each[g] = loaded.inputs[k][0];
    }
    for (std::size_t k = 0; k < targets.size(); ++k) targets[k].each[g] = loaded.targets[k][0];
  }

  const auto weight = sharedWeights(recorder, BatchLocals::weights);
  if (isHalfEmpty(batch)) {
    forwardInRuns(plan, weight, batch, neurons);
  } else {
    neurons.forward(weight);
  }
  neurons.outputDeltas(loss, targets);
  for (const Index n : plan.outputs) zeroBeyondBatch(neurons.delta[n], batch);
  neurons.backward(weight);

  std::vector<F32x4> gradient(plan.tail.size());
  for (const Index n : plan.order) {
    for (Index e = plan.incomingBegin[n]; e < plan.incomingBegin[n + 1]; ++e) {
      gradient[e] = sumOfGroups(neurons.delta[n], neurons.out[plan.tail[e]], groups);
    }
  }
  I32x4 largest = integers(0);
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
  const I32x4 largest = recordBatch(recorder, plan, loss, batch);
  FunctionAssembler assembler(BatchLocals::end);
  assembler.append(recorder, nodeIn(recorder, isOutOfRange(largest)));
  return assembler.function(plan, batch, {});
}

}  // namespace edgewise::code
