// A search over numbered candidates, the best of which is kept: dealt out to threads, told on the
// way, and kept in a checkpoint.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "checkpoint.hpp"
#include "edgewise/search.hpp"
#include "progress.hpp"
#include "ranges.hpp"

namespace edgewise::cli {

struct Found {
  Range asked{};
  Ranges done{};
  std::int64_t best = 0;  // of those that are done; of equal ones the first
  Real bestLoss = 0;
  std::vector<Real> weights{};  // of the best; empty while there is none
  std::vector<Real> losses{};   // of each that was asked for, NaN where it is not done; or none

  bool isDone() const { return done.count() == asked.count(); }
};

struct SearchRun {
  Range asked{};
  bool keepsLosses = false;
  std::string what{};  // "restarts"
  int threads = 1;
  // Part of it, by one thread beside others.
  std::function<Result<SearchResult>(Range)> compute;
};

// Less than all where it was told to end, but something. Errors: those of `compute`, and of
// checkpoints.
Result<Found> runSearch(const SearchRun& run, Checkpoint& checkpoint, const Watcher& watcher);

}  // namespace edgewise::cli
