#include "restarts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "blocks.hpp"

namespace edgewise::cli {

namespace {

constexpr std::int64_t usualCount = 100;
constexpr std::int64_t mostRestarts = 10'000'000;  // in one run: each has a loss to be kept

// Of equal losses that with the smaller number.
void considerBest(SearchResult& so_far, SearchResult& part) {
  const bool better = so_far.weights.empty() || part.bestLoss < so_far.bestLoss ||
                      (part.bestLoss == so_far.bestLoss && part.best < so_far.best);
  if (!better) return;
  so_far.best = part.best;
  so_far.bestLoss = part.bestLoss;
  so_far.weights = std::move(part.weights);
}

}  // namespace

Result<RestartsFound> restart(Session& session, const Arguments& arguments,
                              std::optional<std::int64_t> epochs, const Watcher& watcher) {
  const std::int64_t first = arguments.first;
  const std::int64_t count = arguments.count.value_or(usualCount);
  if (count > mostRestarts) {
    return Error{"range", "--count",
                 "At most " + std::to_string(mostRestarts) +
                     " restarts are made in one run. Take blocks of them by --first."};
  }
  constexpr auto untried = std::numeric_limits<Real>::quiet_NaN();
  RestartsFound found{
      .result = {.first = first,
                 .losses = std::vector<Real>(static_cast<std::size_t>(count), untried),
                 .best = first,
                 .weights = {}}};
  SearchResult& result = found.result;
  ProgressLine line(watcher);
  const auto compute = [&](Range block) -> Result<Deliver> {
    auto part = restarts(session, block.from, block.to, epochs.value_or(0));
    if (!part) return part.error();
    return Deliver([&, part = std::move(*part)]() mutable {
      std::copy(part.losses.begin(), part.losses.end(),
                result.losses.begin() + (part.first - first));
      considerBest(result, part);
      found.done += std::ssize(part.losses);
    });
  };
  const auto goesOn = [&] {
    line.show([&] {
      return Reached{.done = found.done,
                     .total = count,
                     .what = "restarts",
                     .loss = result.bestLoss,
                     .best = result.best};
    });
    return !watcher.interrupted();
  };
  const Dealing dealing{.todo = {{first, first + count}},
                        .threads = arguments.threads.value_or(usualThreads())};
  const auto all = overBlocks(dealing, compute, goesOn);
  if (!all) return all.error();
  RestartEnd end = endOfRestart(session, result.best, epochs.value_or(0));
  if (auto set = session.restore(std::move(end.weights), end.progress); !set) return set.error();
  return found;
}

}  // namespace edgewise::cli
