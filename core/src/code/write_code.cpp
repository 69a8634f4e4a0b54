#include "../kernel.hpp"
#include "edgewise/code.hpp"
#include "edgewise/optimizer.hpp"
#include "recorded.hpp"

namespace edgewise {

namespace {

using code::Function;
using code::Plain;
using code::Recorded;
using code::RecordedBits;
using code::Recorder;
using code::Vector;
using code::Writer;

constexpr Index mostEdges = 1500;
constexpr std::uint32_t numberBytes = 4;
constexpr std::uint32_t laneBytes = 16;

std::uint32_t bytes(std::size_t count, std::uint32_t each) {
  return static_cast<std::uint32_t>(count) * each;
}

void advance(Writer& body, std::uint32_t local, std::int32_t by) {
  body.get(local);
  body.integer(by);
  body.plain(Plain::i32Add);
  body.set(local);
}

// pointer = base + rows[number] * width
void pointToRow(Writer& body, std::uint32_t pointer, std::uint32_t base, std::uint32_t rows,
                std::uint32_t number, std::uint32_t width) {
  body.get(rows);
  body.loadInteger(number * numberBytes);
  body.integer(static_cast<std::int32_t>(width));
  body.plain(Plain::i32Mul);
  body.get(base);
  body.plain(Plain::i32Add);
  body.set(pointer);
}

// Repeats `body` until the local, counted down by it, is 0.
void repeat(Function& function, const Writer& body, std::uint32_t remaining) {
  Writer& out = function.body;
  constexpr std::uint8_t noResult = 0x40;
  out.plain(Plain::loop);
  out.byte(noResult);
  out.append(body.bytes);
  out.get(remaining);
  out.integer(1);
  out.plain(Plain::i32Sub);
  out.tee(remaining);
  out.plain(Plain::branchIf);
  out.byte(0);
  out.plain(Plain::end);
}

// The values of the neurons while a network is recorded.
struct Neurons {
  explicit Neurons(const Plan& plan)
      : in(plan.kind.size()), out(plan.kind.size()), delta(plan.kind.size()) {
    for (const Index n : plan.biases) out[n] = broadcast<Recorded>(1);
  }
  std::vector<Recorded> in;
  std::vector<Recorded> out;
  std::vector<Recorded> delta;
};

Function forwardFunction(const Plan& plan) {
  enum : std::uint32_t { weights, in, out, groups, end };
  Recorder recorder;
  Neurons neurons(plan);
  const auto load = [&](std::uint32_t pointer, Index n) {
    return code::recorded<Recorded>(recorder, recorder.load(pointer, bytes(n, laneBytes)));
  };
  for (const Index n : plan.inputs) neurons.out[n] = load(out, n);
  const auto weight = [&](Index e) {
    return code::recorded<Recorded>(recorder, recorder.loadSplat(weights, bytes(e, numberBytes)));
  };
  kernel::forward<Recorded>(plan, weight, neurons.in.data(), neurons.out.data());
  for (const Index n : plan.order) {
    recorder.store(in, bytes(n, laneBytes), stepIn(recorder, neurons.in[n]));
    recorder.store(out, bytes(n, laneBytes), stepIn(recorder, neurons.out[n]));
  }

  Function function{.name = "forward", .parameters = end};
  const auto recording = recorder.write(end);
  function.vectors = recording.vectors;
  function.body = recording.constants;
  Writer group = recording.body;
  const auto stride = static_cast<std::int32_t>(bytes(plan.kind.size(), laneBytes));
  advance(group, in, stride);
  advance(group, out, stride);
  repeat(function, group, groups);
  return function;
}

Function addGradientFunction(const Plan& plan, Loss loss) {
  enum : std::uint32_t { weights, gradient, inputs, targets, rows, groups, keep, end };
  constexpr std::uint32_t inputRow = end;  // four each
  constexpr std::uint32_t targetRow = end + laneCount;
  constexpr std::uint32_t firstVector = end + 2 * laneCount;

  Recorder recorder;
  Neurons neurons(plan);
  const auto gather = [&](std::uint32_t pointers, std::size_t k) {
    return code::recorded<Recorded>(recorder, recorder.gather(pointers, bytes(k, numberBytes)));
  };
  for (std::size_t k = 0; k < plan.inputs.size(); ++k) {
    neurons.out[plan.inputs[k]] = gather(inputRow, k);
  }
  const auto weight = [&](Index e) {
    return code::recorded<Recorded>(recorder, recorder.loadSplat(weights, bytes(e, numberBytes)));
  };
  kernel::forward<Recorded>(plan, weight, neurons.in.data(), neurons.out.data());

  std::vector<Recorded> wanted;
  for (std::size_t k = 0; k < plan.outputs.size(); ++k) wanted.push_back(gather(targetRow, k));
  kernel::outputDeltas<Recorded>(plan, loss, wanted.data(), neurons.in.data(), neurons.out.data(),
                                 neurons.delta.data());
  const auto mask = code::recorded<RecordedBits>(recorder, recorder.load(keep, 0));
  for (const Index n : plan.outputs) {
    neurons.delta[n] = fromBits<Recorded>(bitsOf(neurons.delta[n]) & mask);
  }
  kernel::backward<Recorded>(plan, weight, neurons.in.data(), neurons.out.data(),
                             neurons.delta.data());
  kernel::gradient(plan, neurons.out.data(), neurons.delta.data(), [&](Index e, Recorded share) {
    const std::uint32_t offset = bytes(e, laneBytes);
    const auto sum = code::recorded<Recorded>(recorder, recorder.load(gradient, offset)) + share;
    recorder.store(gradient, offset, stepIn(recorder, sum));
  });

  Function function{.name = "addGradient", .parameters = end, .integers = 2 * laneCount};
  const auto recording = recorder.write(firstVector);
  function.vectors = recording.vectors;
  function.body = recording.constants;
  Writer group;
  for (std::uint32_t l = 0; l < laneCount; ++l) {
    pointToRow(group, inputRow + l, inputs, rows, l, bytes(plan.inputs.size(), numberBytes));
    pointToRow(group, targetRow + l, targets, rows, l, bytes(plan.outputs.size(), numberBytes));
  }
  group.append(recording.body.bytes);
  advance(group, rows, laneCount * numberBytes);
  repeat(function, group, groups);
  return function;
}

// Leaves the weights' new sizes, largest of all edges, to be looked at: bits without the sign, so
// that larger numbers, infinity and NaN come in this order.
RecordedBits recordStep(Recorder& recorder, const Plan& plan, Loss loss, std::uint32_t weights,
                        std::uint32_t next, std::uint32_t inputRow, std::uint32_t targetRow,
                        Recorded stepSize) {
  Neurons neurons(plan);
  const auto shared = [&](std::uint32_t pointer, std::size_t k) {
    return code::recorded<Recorded>(recorder, recorder.loadSplat(pointer, bytes(k, numberBytes)));
  };
  for (std::size_t k = 0; k < plan.inputs.size(); ++k) {
    neurons.out[plan.inputs[k]] = shared(inputRow, k);
  }
  const auto weight = [&](Index e) {
    return code::recorded<Recorded>(recorder, recorder.load(weights, bytes(e, laneBytes)));
  };
  kernel::forward<Recorded>(plan, weight, neurons.in.data(), neurons.out.data());
  std::vector<Recorded> wanted;
  for (std::size_t k = 0; k < plan.outputs.size(); ++k) wanted.push_back(shared(targetRow, k));
  kernel::outputDeltas<Recorded>(plan, loss, wanted.data(), neurons.in.data(), neurons.out.data(),
                                 neurons.delta.data());
  kernel::backward<Recorded>(plan, weight, neurons.in.data(), neurons.out.data(),
                             neurons.delta.data());

  RecordedBits largest = code::integers(0);
  kernel::gradient(plan, neurons.out.data(), neurons.delta.data(), [&](Index e, Recorded share) {
    // A sum of one example's gradient is the gradient, but for the sign of zero.
    const Recorded moved = weight(e) - stepSize * (share + broadcast<Recorded>(0));
    recorder.store(next, bytes(e, laneBytes), stepIn(recorder, moved));
    largest = code::binary<RecordedBits>(Vector::maxUnsigned, largest, bitsOf(moved) << 1);
  });
  return largest;
}

Function descendFunction(const Plan& plan, Loss loss) {
  enum : std::uint32_t { weights, next, inputs, targets, rows, count, stepSizePointer, end };
  constexpr std::uint32_t inputRow = end;
  constexpr std::uint32_t targetRow = end + 1;
  constexpr std::uint32_t done = end + 2;
  constexpr std::uint32_t firstVector = end + 3;

  Recorder recorder;
  const auto stepSize = code::recorded<Recorded>(recorder, recorder.load(stepSizePointer, 0));
  const RecordedBits largest =
      recordStep(recorder, plan, loss, weights, next, inputRow, targetRow, stepSize);
  const auto limit = code::integers(
      static_cast<std::int32_t>(code::bitsOfFloat(static_cast<float>(largestWeight)) << 1));
  const auto tooLarge = code::binary<RecordedBits>(Vector::greaterUnsigned, largest, limit);

  Function function{.name = "descend", .parameters = end, .givesBack = true, .integers = 3};
  const auto recording = recorder.write(firstVector, stepIn(recorder, tooLarge));
  function.vectors = recording.vectors;
  function.body = recording.constants;

  Writer step;
  pointToRow(step, inputRow, inputs, rows, 0, bytes(plan.inputs.size(), numberBytes));
  pointToRow(step, targetRow, targets, rows, 0, bytes(plan.outputs.size(), numberBytes));
  step.append(recording.body.bytes);
  constexpr std::uint8_t noResult = 0x40;
  step.vector(Vector::anyTrue);
  step.plain(Plain::ifThen);
  step.byte(noResult);
  step.get(done);
  step.plain(Plain::giveBack);
  step.plain(Plain::end);
  advance(step, done, 1);
  advance(step, rows, numberBytes);
  step.get(weights);
  step.get(next);
  step.set(weights);
  step.set(next);
  repeat(function, step, count);
  function.body.get(done);
  return function;
}

}  // namespace

bool isWorthCode(const Plan& plan) { return plan.edgeCount() > 0 && plan.edgeCount() <= mostEdges; }

std::vector<std::uint8_t> writeCode(const Plan& plan, Loss loss) {
  return code::moduleOf(
      {forwardFunction(plan), addGradientFunction(plan, loss), descendFunction(plan, loss)});
}

}  // namespace edgewise
