// Where a batch that is too large for registers keeps the values of its neurons: in the scratch
// memory, after the constants, those of all groups of a neuron side by side.
#pragma once

#include "engine/code/batch_functions.hpp"
#include "network/plan.hpp"

namespace edgewise::code {

enum class Field : std::uint32_t { out, delta, in };

class BatchMemory {
 public:
  BatchMemory(const Plan& plan, Index batch)
      : plan_(&plan), groups_(static_cast<std::uint32_t>(groupsOf(batch))) {}

  std::uint32_t groups() const { return groups_; }
  std::uint32_t neuronBytes() const { return bytes(groups_, laneBytes); }

  // What lies where, in bytes from the beginning of the scratch memory.
  std::uint32_t place(Field part, Index n, std::uint32_t g = 0) const;
  static std::uint32_t largestOffset() { return bytes(BatchConstants::count, laneBytes); }
  std::uint32_t end() const { return place(Field::in, plan_->neuronCount()); }

  // The values of neuron n in all groups. `pointer` is a local that holds the address of the
  // scratch memory, or an address further on: then n is counted from there.
  Several load(Recorder& recorder, std::uint32_t pointer, Field part, Index n) const;
  void store(Recorder& recorder, std::uint32_t pointer, Field part, Index n,
             const Several& value) const;

  // Makes the step on four edges, and keeps the largest of all weights.
  static void step(Recorder& recorder, const FourEdges& edges);

 private:
  const Plan* plan_;
  std::uint32_t groups_;
};

}  // namespace edgewise::code
