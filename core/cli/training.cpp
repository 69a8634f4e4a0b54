#include "training.hpp"

#include <algorithm>
#include <ostream>
#include <string>

#include "edgewise/advice.hpp"

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
  const std::int64_t before = session.metrics().epoch;
  ProgressLine line(watcher, before);
  const auto show = [&] {
    line.show([&] {
      const Metrics& metrics = session.metrics();
      const std::int64_t last = session.stop().epochs.value_or(0);
      return Reached{.done = metrics.epoch,
                     .total = epochs ? before + *epochs : last,
                     .what = "epochs",
                     .loss = metrics.train->loss};
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

}  // namespace edgewise::cli
