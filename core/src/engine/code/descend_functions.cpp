// Plain gradient descent, example by example, for four sets of weights in the lanes, or eight.
#include "engine/code/functions.hpp"
#include "engine/code/neurons.hpp"
#include "network/code.hpp"

namespace edgewise::code {

Function descendFunction(const Plan& plan, Loss loss, std::uint32_t count) {
  // The parameters: where each set's weights are and where its next ones go, then these.
  const std::uint32_t inputs = 2 * count;
  const std::uint32_t targets = inputs + 1;
  const std::uint32_t rows = inputs + 2;
  const std::uint32_t remaining = inputs + 3;
  const std::uint32_t stepSize = inputs + 4;
  const std::uint32_t done = inputs + 5;
  const std::uint32_t inputRow = done + 1;
  const std::uint32_t targetRow = done + 2;
  const std::uint32_t firstVector = done + 3;
  std::vector<WeightSet> sets;
  for (std::uint32_t s = 0; s < count; ++s) sets.push_back({.weights = 2 * s, .next = 2 * s + 1});

  Recorder recorder;
  const auto sharedLanes = [&](NodeId id) -> F32x4 { return recorded(recorder, id); };
  const F32x4 size = sharedLanes(recorder.load(stepSize, 0));
  recorder.pointToRow(inputRow, {inputs, rows, 0, bytes(plan.inputs.size(), numberBytes)});
  recorder.pointToRow(targetRow, {targets, rows, 0, bytes(plan.outputs.size(), numberBytes)});
  Neurons neurons(plan);
  for (std::size_t k = 0; k < plan.inputs.size(); ++k) {
    neurons.out[plan.inputs[k]] = sharedLanes(recorder.loadSplat(inputRow, bytes(k, numberBytes)));
  }
  const auto weight = [&](Index e) {
    return recordedEach(recorder, count, [&](std::size_t s) {
      return recorder.load(sets[s].weights, bytes(e, laneBytes));
    });
  };
  neurons.forward(weight);
  std::vector<F32x4> wanted;
  for (std::size_t k = 0; k < plan.outputs.size(); ++k) {
    wanted.push_back(sharedLanes(recorder.loadSplat(targetRow, bytes(k, numberBytes))));
  }
  neurons.outputDeltas(loss, wanted);
  neurons.backward(weight);
  I32x4 largest = integers(0);
  neurons.gradient([&](Index e, const F32x4& share) {
    // A sum of one example's gradient is the gradient, but for the sign of zero.
    const F32x4 moved = weight(e) - size * (share + F32x4::broadcast(0));
    for (std::size_t s = 0; s < count; ++s) {
      recorder.store(sets[s].next, bytes(e, laneBytes), nodeIn(recorder, moved[s]));
      largest = largerSize(largest, moved[s]);
    }
  });

  const auto recording = recorder.write(firstVector, nodeIn(recorder, isOutOfRange(largest)));
  Function function{.name = count == 1 ? "descend" : "descendBoth",
                    .parameters = done,
                    .result = Type::i32,
                    .i32Locals = firstVector - done,
                    .v128Locals = recording.v128Locals,
                    .body = recording.constants};
  Writer step = recording.body;
  returnIfAny(step, done);
  for (const WeightSet& each : sets) keepFrozen(step, plan, each, laneBytes);
  advance(step, done, 1);
  advance(step, rows, numberBytes);
  for (const WeightSet& each : sets) swap(step, each.weights, each.next);
  repeat(function.body, step, remaining);
  function.body.get(done);
  return function;
}

}  // namespace edgewise::code
