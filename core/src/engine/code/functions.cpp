// The functions `forward` and `addGradient`, and the loops that all functions are made of.
#include "engine/code/functions.hpp"

#include <utility>
#include <vector>

#include "engine/code/neurons.hpp"
#include "network/code.hpp"
#include "network/kernel.hpp"

namespace edgewise::code {

void advance(Writer& body, std::uint32_t local, std::int32_t by) {
  body.get(local);
  body.i32Const(by);
  body.op(Op::i32Add);
  body.set(local);
}

void repeat(Writer& out, const Writer& body, std::uint32_t remaining) {
  out.block(Op::loop);
  out.append(body.bytes);
  out.get(remaining);
  out.i32Const(1);
  out.op(Op::i32Sub);
  out.tee(remaining);
  out.br(Op::brIf, 0);
  out.op(Op::end);
}

void returnIfAny(Writer& body, std::uint32_t local) {
  body.op(VectorOp::v128AnyTrue);
  body.block(Op::if_);
  body.get(local);
  body.op(Op::return_);
  body.op(Op::end);
}

void swap(Writer& body, std::uint32_t a, std::uint32_t b) {
  body.get(a);
  body.get(b);
  body.set(a);
  body.set(b);
}

void keepFrozen(Writer& body, const Plan& plan, const WeightSet& sets, std::uint32_t each) {
  for (const Index e : plan.frozen) {
    const std::uint32_t offset = bytes(e, each);
    body.get(sets.next);
    body.get(sets.weights);
    if (each == laneBytes) {
      body.memory(VectorOp::v128Load, offset);
      body.memory(VectorOp::v128Store, offset);
    } else {
      body.memory(Op::i32Load, offset);
      body.memory(Op::i32Store, offset);
    }
  }
}

namespace {

// Values of neurons, of a group or of several, that are stored as soon as they are known. So
// engines compute neuron after neuron instead of a part of each by turns, for which there are not
// enough registers.
class Stored {
 public:
  Stored(Recorder& recorder, std::vector<std::uint32_t> pointers, std::vector<F32x4>& values)
      : recorder_(&recorder), pointers_(std::move(pointers)), values_(&values) {}

  struct Place {
    const Stored* all;
    Index n;
    operator F32x4() const { return (*all->values_)[n]; }  // NOLINT(google-explicit-constructor)
    void operator=(const F32x4& value) const {
      (*all->values_)[n] = value;
      for (std::size_t k = 0; k < all->pointers_.size(); ++k) {
        all->recorder_->store(all->pointers_[k], bytes(n, laneBytes),
                              nodeIn(*all->recorder_, value[k]));
      }
    }
  };
  Place operator[](Index n) const { return {this, n}; }

 private:
  Recorder* recorder_;
  std::vector<std::uint32_t> pointers_;
  std::vector<F32x4>* values_;
};

}  // namespace

Function forwardFunction(const Plan& plan) {
  enum : std::uint32_t { weights, in, out, otherIn, otherOut, pairs, end };
  const std::vector<std::uint32_t> ins{in, otherIn};
  const std::vector<std::uint32_t> outs{out, otherOut};
  Recorder recorder;
  Neurons neurons(plan);
  for (const Index n : plan.inputs) {
    neurons.out[n] = recordedEach(recorder, outs.size(), [&](std::size_t k) {
      return recorder.load(outs[k], bytes(n, laneBytes));
    });
  }
  kernel::forward<F32x4>(plan, sharedWeights(recorder, weights), Stored(recorder, ins, neurons.in),
                         Stored(recorder, outs, neurons.out));

  Function function{.name = "forward", .parameters = end};
  const auto recording = recorder.write(end);
  function.v128Locals = recording.v128Locals;
  function.body = recording.constants;
  Writer pair = recording.body;
  const auto stride = static_cast<std::int32_t>(bytes(plan.kind.size(), laneBytes));
  for (const std::uint32_t pointer : {in, out, otherIn, otherOut}) {
    advance(pair, pointer, 2 * stride);
  }
  repeat(function.body, pair, pairs);
  return function;
}

Function addGradientFunction(const Plan& plan, Loss loss) {
  enum : std::uint32_t { weights, gradient, inputs, targets, rows, groups, keep, end };
  constexpr std::uint32_t inputRow = end;  // four each
  constexpr std::uint32_t targetRow = end + laneCount;
  constexpr std::uint32_t firstVector = end + 2 * laneCount;

  Recorder recorder;
  for (std::uint32_t l = 0; l < laneCount; ++l) {
    recorder.pointToRow(inputRow + l, {inputs, rows, l, bytes(plan.inputs.size(), numberBytes)});
    recorder.pointToRow(targetRow + l, {targets, rows, l, bytes(plan.outputs.size(), numberBytes)});
  }
  Neurons neurons(plan);
  const auto gather = [&](std::uint32_t pointers, std::size_t k) -> F32x4 {
    return recorded(recorder, recorder.gather(pointers, bytes(k, numberBytes)));
  };
  for (std::size_t k = 0; k < plan.inputs.size(); ++k) {
    neurons.out[plan.inputs[k]] = gather(inputRow, k);
  }
  const auto weight = sharedWeights(recorder, weights);
  neurons.forward(weight);
  std::vector<F32x4> wanted;
  for (std::size_t k = 0; k < plan.outputs.size(); ++k) wanted.push_back(gather(targetRow, k));
  neurons.outputDeltas(loss, wanted);
  const auto mask = recorded<I32x4>(recorder, recorder.load(keep, 0));
  for (const Index n : plan.outputs) neurons.delta[n] = whereSet<F32x4>(mask, neurons.delta[n]);
  neurons.backward(weight);
  neurons.gradient([&](Index e, const F32x4& share) {
    const std::uint32_t offset = bytes(e, laneBytes);
    const F32x4 sum = recorded(recorder, recorder.load(gradient, offset)) + share;
    recorder.store(gradient, offset, nodeIn(recorder, sum));
  });

  Function function{.name = "addGradient", .parameters = end, .i32Locals = 2 * laneCount};
  const auto recording = recorder.write(firstVector);
  function.v128Locals = recording.v128Locals;
  function.body = recording.constants;
  Writer group = recording.body;
  advance(group, rows, laneCount * numberBytes);
  repeat(function.body, group, groups);
  return function;
}

}  // namespace edgewise::code
