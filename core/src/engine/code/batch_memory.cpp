#include "engine/code/batch_memory.hpp"

#include "engine/code/range.hpp"
#include "network/plan.hpp"

namespace edgewise::code {

std::uint32_t BatchMemory::place(Part part, Index n, std::uint32_t g) const {
  const auto parts = static_cast<Index>(part) * plan_->neuronCount();
  return largestPlace() + laneBytes + static_cast<std::uint32_t>(parts + n) * neuronBytes() +
         g * laneBytes;
}

Several BatchMemory::load(Recorder& recorder, std::uint32_t pointer, Part part, Index n) const {
  Several value;
  value.count = groups_;
  for (std::uint32_t g = 0; g < groups_; ++g) {
    value.each[g] = recorded<Recorded>(recorder, recorder.load(pointer, place(part, n, g)));
  }
  return value;
}

void BatchMemory::store(Recorder& recorder, std::uint32_t pointer, Part part, Index n,
                        const Several& value) const {
  for (std::uint32_t g = 0; g < groups_; ++g) {
    recorder.store(pointer, place(part, n, g), stepIn(recorder, value[g]));
  }
}

void BatchMemory::step(Recorder& recorder, const FourEdges& edges) {
  const Recorded moved = recordStep(recorder, edges);
  const auto before =
      recorded<RecordedBits>(recorder, recorder.load(BatchLocals::scratch, largestPlace()));
  recorder.store(BatchLocals::scratch, largestPlace(), stepIn(recorder, largerSize(before, moved)));
}

}  // namespace edgewise::code
