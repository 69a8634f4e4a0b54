// A search over numbered candidates, the best of which is kept: dealt out to threads and processes,
// told on the way, and kept in a checkpoint.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "blocks.hpp"
#include "checkpoint.hpp"
#include "edgewise/search.hpp"
#include "progress.hpp"
#include "ranges.hpp"

namespace edgewise::cli {

struct Found {
  Range asked{};
  Ranges done{};
  // Of those that are done; of equal ones the first. Its weights follow from its number.
  std::int64_t best = 0;
  Real bestLoss = 0;
  std::vector<Real> losses{};  // of each that was asked for, NaN where it is not done; or none

  bool isDone() const { return done.count() == asked.count(); }
};

struct SearchRun {
  Range asked{};
  bool keepsLosses = false;
  std::string what{};  // "restarts"
  // Part of it, by one thread beside others.
  std::function<Result<SearchResult>(Range)> compute;
};

// What searches of any kind are done with.
struct SearchTools {
  Crew crew{};
  Checkpoint& checkpoint;
  const Watcher& watcher;
};

// Less than all where it was told to end, but something. Errors: those of `compute`, of
// checkpoints, and of overBlocks.
Result<Found> runSearch(const SearchRun& run, const SearchTools& tools);

}  // namespace edgewise::cli
