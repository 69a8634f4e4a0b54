// Op gradient descent, example by example, for four sets of weights in the lanes, or eight.
#include <array>
#include <span>

#include "engine/code/functions.hpp"
#include "engine/code/neurons.hpp"
#include "engine/code/range.hpp"
#include "network/code.hpp"
#include "network/descend.hpp"
#include "network/kernel.hpp"

namespace edgewise::code {

namespace {

struct Pointers {
  std::uint32_t inputs = 0;
  std::uint32_t targets = 0;
  std::uint32_t rows = 0;
  std::uint32_t stepSize = 0;
};

// A step of all sets on one example. Leaves a mask on the stack: the lanes, of any sets, that would
// leave the range. Uses two integers from `firstLocal` on, for the example's row.
Recorder::Code recordStep(const Plan& plan, Loss loss, std::span<const Sets> sets,
                          const Pointers& pointers, std::uint32_t firstLocal) {
  const std::uint32_t inputRow = firstLocal;
  const std::uint32_t targetRow = firstLocal + 1;
  Recorder recorder;
  const auto shared = [&](NodeId id) -> Several { return recorded<Recorded>(recorder, id); };
  const Several stepSize = shared(recorder.load(pointers.stepSize, 0));
  recorder.pointToRow(inputRow,
                      {pointers.inputs, pointers.rows, 0, bytes(plan.inputs.size(), numberBytes)});
  recorder.pointToRow(
      targetRow, {pointers.targets, pointers.rows, 0, bytes(plan.outputs.size(), numberBytes)});

  Neurons neurons(plan);
  for (std::size_t k = 0; k < plan.inputs.size(); ++k) {
    neurons.out[plan.inputs[k]] = shared(recorder.loadSplat(inputRow, bytes(k, numberBytes)));
  }
  const auto weight = [&](Index e) {
    Several own;
    own.count = sets.size();
    for (std::size_t s = 0; s < sets.size(); ++s) {
      own.each[s] =
          recorded<Recorded>(recorder, recorder.load(sets[s].weights, bytes(e, laneBytes)));
    }
    return own;
  };
  kernel::forward<Several, Weight>(plan, weight, neurons.in.data(), neurons.out.data());
  std::vector<Several> wanted;
  for (std::size_t k = 0; k < plan.outputs.size(); ++k) {
    wanted.push_back(shared(recorder.loadSplat(targetRow, bytes(k, numberBytes))));
  }
  kernel::outputDeltas<Several>(plan, loss, wanted.data(), neurons.in.data(), neurons.out.data(),
                                neurons.delta.data());
  kernel::backward<Several, Weight>(plan, weight, neurons.in.data(), neurons.out.data(),
                                    neurons.delta.data());

  RecordedBits largest = integers(0);
  kernel::gradient(
      plan, neurons.out.data(), neurons.delta.data(), [&](Index e, const Several& share) {
        // A sum of one example's gradient is the gradient, but for the sign of zero.
        const Several moved = weight(e) - stepSize * (share + Several::broadcast(0));
        for (std::size_t s = 0; s < sets.size(); ++s) {
          recorder.store(sets[s].next, bytes(e, laneBytes), nodeIn(recorder, moved[s]));
          largest = largerSize(largest, moved[s]);
        }
      });
  return recorder.write(firstLocal + 2, nodeIn(recorder, isOutOfRange(largest)));
}

Function descend(std::string_view name, const Plan& plan, Loss loss, std::span<const Sets> sets,
                 const Pointers& pointers, std::uint32_t remaining, std::uint32_t parameters) {
  const std::uint32_t done = parameters;
  Function function{.name = name, .parameters = parameters, .result = Type::i32, .integers = 3};
  const auto recording = recordStep(plan, loss, sets, pointers, done + 1);
  function.vectors = recording.vectors;
  function.body = recording.constants;
  Writer step = recording.body;
  returnIfAny(step, done);
  for (const Sets& each : sets) keepFrozen(step, plan, each, laneBytes);
  advance(step, done, 1);
  advance(step, pointers.rows, numberBytes);
  for (const Sets& each : sets) swap(step, each.weights, each.next);
  repeat(function.body, step, remaining);
  function.body.get(done);
  return function;
}

}  // namespace

Function descendFunction(const Plan& plan, Loss loss) {
  enum : std::uint32_t { weights, next, inputs, targets, rows, count, stepSize, end };
  const std::array<Sets, 1> sets{{{weights, next}}};
  return descend("descend", plan, loss, sets, {inputs, targets, rows, stepSize}, count, end);
}

Function descendBothFunction(const Plan& plan, Loss loss) {
  enum : std::uint32_t {
    weights,
    next,
    otherWeights,
    otherNext,
    inputs,
    targets,
    rows,
    count,
    stepSize,
    end
  };
  const std::array<Sets, 2> sets{{{weights, next}, {otherWeights, otherNext}}};
  return descend("descendBoth", plan, loss, sets, {inputs, targets, rows, stepSize}, count, end);
}

}  // namespace edgewise::code
