// Neurons and edges that have no shape in common: the addresses of what belongs to each stand in an
// index, and the code is a loop along it. Code of its own for every edge does less, but that of a
// few hundred edges is too large for the fastest caches.
#pragma once

#include <span>

#include "engine/code/batch_memory.hpp"
#include "engine/code/function_assembler.hpp"
#include "engine/code/repeated_runs.hpp"
#include "network/plan.hpp"

namespace edgewise::code {

class IndexedLoops {
 public:
  IndexedLoops(const Plan& plan, BatchMemory& memory, FunctionAssembler& assembler)
      : plan_(&plan), memory_(&memory), assembler_(&assembler) {}

  // The weighted sums of neurons over their edges on one side, one neuron after the other, and what
  // they make of them. All have the same function, and edges on that side.
  void sums(Side side, std::span<const Index> neurons);

  // Steps on four edges that follow each other, from each of these on.
  void step(std::span<const Index> firstEdges);

  // Copies the index to where the code looks for it, at the end of the scratch memory.
  Writer copy() const;
  const Bytes& data() const { return data_.bytes; }

  // Room that is enough for the index of such a network, in lanes.
  static std::size_t mostLanes(const Plan& plan, std::uint32_t groups);

 private:
  void begin();
  void add(std::size_t value) { data_.word(static_cast<std::uint32_t>(value)); }
  std::uint32_t distance(Index neuron) const;
  F32x4 sum(Recorder& recorder) const;

  const Plan* plan_;
  BatchMemory* memory_;
  FunctionAssembler* assembler_;
  std::uint32_t sums_ = 0;  // the first of the locals, for a group each
  Writer data_{};           // the index, a word an entry
};

}  // namespace edgewise::code
