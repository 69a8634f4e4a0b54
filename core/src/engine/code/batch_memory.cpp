// The values of neurons in the scratch memory of a looped batch.
#include "engine/code/batch_memory.hpp"

#include "network/activation_formulas.hpp"

namespace edgewise::code {

std::uint32_t BatchMemory::offset(Field field, Index n, std::uint32_t g) const {
  const auto before = static_cast<Index>(field) * plan_->neuronCount();
  return largestOffset() + laneBytes + static_cast<std::uint32_t>(before + n) * neuronBytes() +
         g * laneBytes;
}

F32x4 BatchMemory::load(Recorder& recorder, std::uint32_t pointer, Field field, Index n) const {
  if (inRegisters()) return registers_[static_cast<std::size_t>(field)][n];
  return recordedEach(recorder, groups_,
                      [&](std::uint32_t g) { return recorder.load(pointer, offset(field, n, g)); });
}

void BatchMemory::store(Recorder& recorder, std::uint32_t pointer, Field field, Index n,
                        const F32x4& value) {
  if (inRegisters()) {
    registers_[static_cast<std::size_t>(field)][n] = value;
    return;
  }
  for (std::uint32_t g = 0; g < groups_; ++g) storeGroup(recorder, pointer, field, n, g, value[g]);
}

void BatchMemory::storeGroup(Recorder& recorder, std::uint32_t pointer, Field field, Index n,
                             std::uint32_t g, const V128& value) {
  if (inRegisters()) {
    F32x4& all = registers_[static_cast<std::size_t>(field)][n];
    all.count = groups_;
    all.each[g] = value;
    return;
  }
  recorder.store(pointer, offset(field, n, g), nodeIn(recorder, value));
}

void BatchMemory::finish(Recorder& recorder, Side side, Index like, std::uint32_t pointer,
                         Index first, std::span<F32x4> sums) {
  const Activation function = plan_->function[like];
  const auto storeAll = [&](Field field) {
    Index n = first;
    for (const F32x4& sum : sums) store(recorder, pointer, field, n++, sum);
  };
  if (side == Side::incoming) {
    if (needsIn(function)) storeAll(Field::in);
    if (function == Activation::softmax) return;
    applyFunction(function, sums, batch_);
    storeAll(Field::out);
    return;
  }
  Index n = first;
  for (const F32x4& sum : sums) {
    const F32x4 in = load(recorder, pointer, Field::in, n);
    const F32x4 out = load(recorder, pointer, Field::out, n);
    const F32x4 passedBack = sum * formulas::derivative<F32x4>(function, in, out);
    const bool isOutput = plan_->kind[like] == NeuronKind::output;
    store(recorder, pointer, Field::delta, n,
          isOutput ? load(recorder, pointer, Field::delta, n) + passedBack : passedBack);
    ++n;
  }
}

void BatchMemory::step(Recorder& recorder, const FourEdges& edges) {
  const F32x4 moved = recordStep(recorder, edges);
  setLargest(recorder, largerSize(largest(recorder), moved));
}

void BatchMemory::setLargest(Recorder& recorder, const I32x4& size) {
  largest_ = size;
  if (!inRegisters()) {
    recorder.store(BatchLocals::scratch, largestOffset(), nodeIn(recorder, size));
  }
}

I32x4 BatchMemory::largest(Recorder& recorder) const {
  if (inRegisters()) return largest_;
  return recorded<I32x4>(recorder, recorder.load(BatchLocals::scratch, largestOffset()));
}

}  // namespace edgewise::code
