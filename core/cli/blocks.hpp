// Work on many candidates by their numbers, dealt out to threads in blocks that take a moment each.
// What is found does not depend on who computed it.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "edgewise/result.hpp"
#include "ranges.hpp"

namespace edgewise::cli {

struct Dealing {
  std::vector<Range> todo;
  int threads = 1;
  std::int64_t most = std::numeric_limits<std::int64_t>::max();  // candidates a block
};

// Computes a block beside others, and returns what is to be done with it, which is called by one
// thread at a time; an empty one where it was told to end before the block was done.
using Deliver = std::function<void()>;
using ComputeBlock = std::function<Result<Deliver>(Range)>;

// Ends when all is done, with the first error, or when `goesOn`, asked after each delivery, says
// no. Returns whether all was done.
Result<bool> overBlocks(const Dealing& dealing, const ComputeBlock& compute,
                        const std::function<bool()>& goesOn);

// As many as there are cores.
int usualThreads();

}  // namespace edgewise::cli
