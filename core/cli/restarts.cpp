#include "restarts.hpp"

#include <string>
#include <utility>

namespace edgewise::cli {

Result<Found> restart(Session& session, const Arguments& arguments,
                      std::optional<std::int64_t> epochs, const SearchTools& tools) {
  constexpr std::int64_t usualCount = 100;
  constexpr std::int64_t mostRestarts = 10'000'000;  // in one run: each has a loss to be kept
  const std::int64_t count = arguments.count.value_or(usualCount);
  if (count > mostRestarts) {
    return Error{"range", "--count",
                 "At most " + std::to_string(mostRestarts) +
                     " restarts are made in one run. Take blocks of them by --first."};
  }
  const std::int64_t limit = epochs.value_or(0);
  const SearchRun run{
      .asked = {arguments.first, arguments.first + count},
      .keepsLosses = true,
      .what = "restarts",
      .compute = [&](Range block) { return restarts(session, block.from, block.to, limit); }};
  auto found = runSearch(run, tools);
  if (!found) return found;
  RestartEnd end = endOfRestart(session, found->best, limit);
  if (auto set = session.restore(std::move(end.weights), end.progress); !set) return set.error();
  return found;
}

}  // namespace edgewise::cli
