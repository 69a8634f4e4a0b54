#include "restarts.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace edgewise::cli {

Result<SearchResult> restartsOnAllCores(const Session& session, std::int64_t count,
                                        std::int64_t epochs,
                                        const std::function<bool(std::int64_t)>& onProgress) {
  // The first one alone: it shows every fault there is, and how long one takes.
  auto result = restarts(session, 0, 1, epochs);
  if (!result || count <= 1) return result;
  result->losses.resize(static_cast<std::size_t>(count));

  std::mutex mutex;
  std::int64_t next = 1;
  std::int64_t done = 1;
  std::optional<Error> fault;
  const auto work = [&] {
    constexpr std::int64_t block = 4;
    for (;;) {
      std::int64_t from = 0;
      {
        const std::lock_guard lock(mutex);
        if (fault || next >= count) return;
        from = next;
        next = std::min(count, next + block);
      }
      const auto part = restarts(session, from, std::min(count, from + block), epochs);
      const std::lock_guard lock(mutex);
      if (!part) {
        fault = part.error();
        return;
      }
      std::copy(part->losses.begin(), part->losses.end(), result->losses.begin() + from);
      const bool better = part->bestLoss < result->bestLoss ||
                          (part->bestLoss == result->bestLoss && part->best < result->best);
      if (better) {
        result->best = part->best;
        result->bestLoss = part->bestLoss;
        result->weights = part->weights;
      }
      done += std::ssize(part->losses);
      if (!onProgress(done) && next < count) {
        fault = Error{"interrupted", "restarts",
                      "Interrupted after " + std::to_string(done) + " of " + std::to_string(count) +
                          " restarts; nothing was kept."};
      }
    }
  };
  std::vector<std::thread> threads;
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  for (unsigned k = 0; k < cores; ++k) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  if (fault) return *fault;
  return result;
}

}  // namespace edgewise::cli
