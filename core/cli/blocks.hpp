// Work on many candidates by their numbers, dealt out to threads and to other processes in blocks
// that take a moment each. What is found does not depend on who computed it.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "dealer.hpp"
#include "ranks.hpp"

namespace edgewise::cli {

// Who computes.
struct Crew {
  int threads = 1;         // of each process
  Ranks* ranks = nullptr;  // where there are others
};

struct Dealing {
  std::vector<Range> todo;
  Crew crew{};
  std::int64_t most = std::numeric_limits<std::int64_t>::max();  // candidates a block
  Dealer::TakeIn takeIn;
  Dealer::GoesOn goesOn;
  bool (*interrupted)() = [] { return false; };
};

// By one thread beside others.
using ComputeBlock = std::function<Result<Part>(Range)>;

// Ends when all is done, with the first error, or when `goesOn` says no. Returns whether all was
// done. Error of all processes but the first, when their part is done: "rank", what is found is
// there.
Result<bool> overBlocks(const Dealing& dealing, const ComputeBlock& compute);

// As many as there are cores; of one process among many, one.
int usualThreads(const Ranks* ranks);

}  // namespace edgewise::cli
