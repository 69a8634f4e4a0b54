// The function descendByBatch, put together from recordings and the loops around them.
#pragma once

#include "engine/code/batch_functions.hpp"
#include "network/plan.hpp"

namespace edgewise::code {

// Locals of looped batches, after those that all functions of batches share: addresses in the
// weights and the scratch memory that move on with the loops, and what is left of these.
struct LoopLocals {
  enum : std::uint32_t {
    blockWeights = BatchLocals::end,
    blockNext,
    blockNeurons,  // of the neurons of the block
    neighbours,    // of those at the other ends of their edges
    blocksLeft,
    runsLeft,
    entry,  // of an index, see IndexedLoops
    indexed,
    indexedWeight,
    end
  };
};

class FunctionAssembler {
 public:
  // Locals before `firstVector` are integers.
  explicit FunctionAssembler(std::uint32_t firstVector)
      : firstVector_(firstVector), nextVector_(firstVector) {}

  // What is done for each batch.
  Writer body{};

  // The code of a recording. Its constants are put into locals once, before the first batch.
  Writer write(const Recorder& recorder, std::optional<NodeId> last = std::nullopt);
  void append(const Recorder& recorder, std::optional<NodeId> last = std::nullopt) {
    body.append(write(recorder, last).bytes);
  }

  // The first of so many locals for vectors.
  std::uint32_t takeVectors(std::uint32_t count);

  // The body once for each batch, after `first`. The body leaves those lanes of the next weights on
  // the stack that left the range.
  Function function(const Plan& plan, Index batch, const Writer& first) const;

 private:
  std::uint32_t firstVector_;
  std::uint32_t nextVector_;
  Writer constants_{};
};

// Repeats `code` so often; once does without a loop.
void appendTimes(Writer& out, const Writer& code, Index count, std::uint32_t left);

}  // namespace edgewise::code
