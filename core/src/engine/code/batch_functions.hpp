// What is done for a batch and does not depend on how it is unrolled (batch_schedule.cpp).
#pragma once

#include <span>
#include <vector>

#include "engine/code/functions.hpp"
#include "engine/code/neurons.hpp"
#include "network/plan.hpp"

namespace edgewise::code {

// The parameters of `Code::DescendByBatch`, and the locals that it always needs.
struct BatchLocals {
  enum : std::uint32_t { weights, next, inputs, targets, rows, batches, scratch, parameters };
  static constexpr std::uint32_t done = parameters;
  static constexpr std::uint32_t inputRow = done + 1;  // four each
  static constexpr std::uint32_t targetRow = inputRow + laneCount;
  static constexpr std::uint32_t end = targetRow + laneCount;
};

// Lanes at the beginning of the scratch memory, in this order.
struct BatchConstants {
  enum : std::uint32_t { stepSize, inverse, count };
};

// The examples of one group of a batch.
struct LoadedGroup {
  std::vector<F32x4> inputs{};
  std::vector<F32x4> targets{};
};
LoadedGroup loadGroup(Recorder& recorder, const Plan& plan, Index batch, std::uint32_t group);

// Zero in the lanes of the last group that are beyond the batch.
void zeroBeyondBatch(F32x4& groups, Index batch);

// Whether the derivative is a function of what comes in, not only of what goes out.
bool needsIn(Activation function);

// Whether the last group of a batch holds no more than two examples.
inline bool isHalfEmpty(Index batch) { return batch % laneCount == 1 || batch % laneCount == 2; }

// Replaces the sums of neurons by their function. Where the last group is half empty, those of two
// neurons share one vector.
void applyFunction(Activation function, std::span<F32x4> sums, Index batch);

// An edge's gradient, summed over `groups`, but for the sign of zero.
F32x4 sumOfGroups(const F32x4& delta, const F32x4& out, std::uint32_t groups);

// Where a step on four edges reads and writes.
struct FourEdges {
  std::uint32_t weights = 0;  // pointers to those of edge 0
  std::uint32_t next = 0;
  Index first = 0;
  std::array<F32x4, 4> gradient{};  // each a sum over groups, lane by lane
};

// Takes the mean and makes the step; returns the new weights.
F32x4 recordStep(Recorder& recorder, const FourEdges& edges);

// Straight on, or in loops.
enum class Unroll : std::uint8_t { all, block };
Function batchFunction(const Plan& plan, Loss loss, Index batch, Unroll unroll);

// Lanes of scratch memory that a batch needs.
std::size_t scratchOfLoops(const Plan& plan, Index batch);

}  // namespace edgewise::code
