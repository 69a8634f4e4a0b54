// The code of a batch in memory, put together from pieces.
#pragma once

#include "engine/code/batch_functions.hpp"
#include "network/plan.hpp"

namespace edgewise::code {

// Locals after those that all functions of batches share.
struct LoopLocals {
  enum : std::uint32_t {
    // Addresses of lists of weights and of the scratch memory, moved on by what has been done.
    blockWeights = BatchLocals::end,
    blockNext,
    blockPlace,      // of the neurons of the block
    neighbours,      // of those at the other adjacency of their edges
    neighboursTwin,  // see LoopedBatch::inBlocks
    blocksLeft,
    runsLeft,
    list,  // see IndexedLoops
    listed,
    listedWeight,
    firstVector
  };
};

class FunctionAssembler {
 public:
  Writer body{};

  // The code of a recording. Its constants are put into locals once, before the first batch.
  Writer write(const Recorder& recorder, std::optional<NodeId> last = std::nullopt);

  // The first of so many locals for vectors.
  std::uint32_t takeVectors(std::uint32_t count);

  // All of it, once for each batch.
  Function function(const Plan& plan, Index batch, const Writer& first) const;

 private:
  Writer constants_{};
  std::uint32_t nextVector_ = LoopLocals::firstVector;
};

// Repeats `code` so often; once does without a loop.
void appendTimes(Writer& out, const Writer& code, Index count, std::uint32_t left);

}  // namespace edgewise::code
