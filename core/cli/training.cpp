#include "training.hpp"

#include <algorithm>
#include <ostream>
#include <string>

#include "edgewise/advice.hpp"
#include "progress_line.hpp"
#include "restarts.hpp"

namespace edgewise::cli {

namespace {

bool mayGoOn(const Session& session) {
  const TrainingStatus status = session.status();
  return status == TrainingStatus::ready || status == TrainingStatus::running;
}

}  // namespace

std::int64_t usualEpochs(Index trainRows) {
  return std::clamp<std::int64_t>(200'000 / std::max<Index>(1, trainRows), 10, 1000);
}

Result<std::vector<double>> train(Session& session, std::optional<std::int64_t> epochs,
                                  const Watcher& watcher) {
  std::vector<double> losses;
  if (!epochs && !session.stop().any()) {
    return Error{"usage", "training.stop",
                 "Nothing says when to stop: give the project a stop rule, or say --epochs N."};
  }
  ProgressLine line(watcher);
  const auto show = [&] {
    line.show([&] {
      const Metrics& metrics = session.metrics();
      return "epoch " + std::to_string(metrics.epoch) + ", training loss " +
             shortest(static_cast<float>(metrics.train->loss));
    });
  };
  if (!epochs) {
    constexpr double slice = 100;  // milliseconds between two looks at where training stands
    while (mayGoOn(session) && !watcher.interrupted()) {
      if (auto trained = session.train({.milliseconds = slice}); !trained) return trained.error();
      show();
    }
    return losses;
  }
  const auto most = static_cast<std::int64_t>(2 * fewestLosses);
  const std::int64_t piece = std::clamp<std::int64_t>(*epochs / most, 1, 10);
  const std::int64_t measured = std::max(piece, *epochs / most / piece * piece);
  for (std::int64_t done = 0; done < *epochs && mayGoOn(session) && !watcher.interrupted();) {
    const std::int64_t now = std::min(*epochs - done, piece);
    if (auto trained = session.train({.epochs = now}); !trained) return trained.error();
    done += now;
    if (done % measured == 0) losses.push_back(session.metrics().train->loss);
    show();
  }
  return losses;
}

Result<SearchResult> restart(Session& session, std::int64_t count,
                             std::optional<std::int64_t> epochs, const Watcher& watcher) {
  ProgressLine line(watcher);
  auto result = restartsOnAllCores(session, count, epochs.value_or(0), [&](std::int64_t done) {
    line.show([&] { return std::to_string(done) + " of " + std::to_string(count) + " restarts"; });
    return !watcher.interrupted();
  });
  if (!result) return result;
  // Trained, as it is: set before any training, its weights would count as the author's.
  const std::int64_t passes = epochs.value_or(session.stop().epochs.value_or(1));
  const std::int64_t rows = session.data()->trainCount;
  const std::int64_t samples = std::min(passes, maxSamplesSeen / rows) * rows;
  if (auto set = session.restore(result->weights, {.samples = samples}); !set) return set.error();
  return result;
}

}  // namespace edgewise::cli
