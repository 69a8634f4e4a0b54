// Where a batch keeps the values of its neurons: in registers, or as many as find room there; those
// of larger networks in the scratch memory, after the constants, all groups of a neuron side by
// side.
#pragma once

#include "engine/code/batch_functions.hpp"
#include "engine/code/repeated_runs.hpp"
#include "network/plan.hpp"

namespace edgewise::code {

// The values that are kept of a neuron.
enum class Field : std::uint32_t { out, delta, in };

// What the weighted sums over the edges on one side are sums of, at the edges' other ends.
inline Field summed(Side side) { return side == Side::incoming ? Field::out : Field::delta; }

class BatchMemory {
 public:
  BatchMemory(const Plan& plan, Index batch, bool inRegisters = false)
      : plan_(&plan), batch_(batch), groups_(static_cast<std::uint32_t>(groupsOf(batch))) {
    if (inRegisters) registers_.fill(std::vector<F32x4>(plan.kind.size()));
  }

  std::uint32_t groups() const { return groups_; }
  std::uint32_t neuronBytes() const { return bytes(groups_, laneBytes); }

  // What lies where, in bytes from the beginning of the scratch memory.
  std::uint32_t offset(Field field, Index n, std::uint32_t g = 0) const;
  static std::uint32_t largestOffset() { return bytes(BatchConstants::count, laneBytes); }
  std::uint32_t end() const { return offset(Field::in, plan_->neuronCount()); }

  // The values of neuron n in all groups. `pointer` is a local that holds the address of the
  // scratch memory, or an address further on: then n is counted from there. Registers need none.
  F32x4 load(Recorder& recorder, std::uint32_t pointer, Field field, Index n) const;
  void store(Recorder& recorder, std::uint32_t pointer, Field field, Index n, const F32x4& value);
  void storeGroup(Recorder& recorder, std::uint32_t pointer, Field field, Index n, std::uint32_t g,
                  const V128& value);

  // What the neurons from `first` on, which are like neuron `like` of the plan, make of the
  // weighted sums over their edges on one side: their values, or their deltas.
  void finish(Recorder& recorder, Side side, Index like, std::uint32_t pointer, Index first,
              std::span<F32x4> sums);

  // Makes the step on four edges, and keeps the size of the largest of all weights since the begin.
  void step(Recorder& recorder, const FourEdges& edges);
  void setLargest(Recorder& recorder, const I32x4& size);
  I32x4 largest(Recorder& recorder) const;

 private:
  bool inRegisters() const { return !registers_[0].empty(); }

  const Plan* plan_;
  Index batch_;
  std::uint32_t groups_;
  std::array<std::vector<F32x4>, 3> registers_{};  // a field each
  I32x4 largest_{};
};

}  // namespace edgewise::code
