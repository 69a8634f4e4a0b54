#include "engine/code/batch_memory.hpp"

#include "engine/code/range.hpp"
#include "network/plan.hpp"

namespace edgewise::code {

std::uint32_t BatchMemory::place(Field part, Index n, std::uint32_t g) const {
  const auto parts = static_cast<Index>(part) * plan_->neuronCount();
  return largestOffset() + laneBytes + static_cast<std::uint32_t>(parts + n) * neuronBytes() +
         g * laneBytes;
}

Several BatchMemory::load(Recorder& recorder, std::uint32_t pointer, Field part, Index n) const {
  Several value;
  value.count = groups_;
  for (std::uint32_t g = 0; g < groups_; ++g) {
    value.each[g] = recorded<Recorded>(recorder, recorder.load(pointer, place(part, n, g)));
  }
  return value;
}

void BatchMemory::store(Recorder& recorder, std::uint32_t pointer, Field part, Index n,
                        const Several& value) const {
  for (std::uint32_t g = 0; g < groups_; ++g) {
    recorder.store(pointer, place(part, n, g), nodeIn(recorder, value[g]));
  }
}

void BatchMemory::step(Recorder& recorder, const FourEdges& edges) {
  const Recorded moved = recordStep(recorder, edges);
  const auto before =
      recorded<RecordedBits>(recorder, recorder.load(BatchLocals::scratch, largestOffset()));
  recorder.store(BatchLocals::scratch, largestOffset(),
                 nodeIn(recorder, largerSize(before, moved)));
}

}  // namespace edgewise::code
