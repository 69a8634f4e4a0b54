// Restarts, by lanes where batches are small, and the exhaustive search.
#include "edgewise/search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "network/backprop.hpp"
#include "network/descend.hpp"
#include "training/lane_trainer.hpp"
#include "training/score.hpp"
#include "training/stop.hpp"
#include "training/trainer.hpp"

namespace edgewise {

namespace {

// A loss that is no number counts as infinite: nothing could be said to be better.
Real comparable(Real loss) {
  return std::isnan(loss) ? std::numeric_limits<Real>::infinity() : loss;
}

void consider(SearchResult& result, std::int64_t index, Real loss, std::span<const Real> weights) {
  const bool isFirst = index == result.first;
  if (!isFirst && !(loss < result.bestLoss)) return;
  result.best = index;
  result.bestLoss = loss;
  result.weights.assign(weights.begin(), weights.end());
}

Error withoutData() {
  return Error{"data", "data", "There is nothing to search with: the project has no data."};
}

std::int64_t limitOf(const StopSpec& stop, std::int64_t epochs) {
  if (epochs > 0 && stop.epochs) return std::min(epochs, *stop.epochs);
  return epochs > 0 ? epochs : stop.epochs.value_or(0);
}

// What one restart's rules look at.
StopState stateOf(const Session& session, std::span<const Real> weights, std::int64_t epoch) {
  return {.plan = session.plan(),
          .weights = weights,
          .loss = session.training().loss,
          .train = session.data()->train(),
          .test = session.data()->test(),
          .epoch = epoch};
}

bool isWatched(const Session& session) { return session.stop().loss || session.stop().patience; }

std::vector<Real> startOf(const Session& session, std::int64_t k) {
  return session.startingWeights(static_cast<std::uint32_t>(k));
}

// Trains restart k for `epochs` epochs, or until a rule ends it or it diverges.
Trainer trained(const Session& session, std::int64_t k, std::int64_t epochs) {
  Trainer trainer(session.plan(), session.data()->train(), session.training(), startOf(session, k));
  const std::int64_t rows = session.data()->trainCount;
  if (!isWatched(session)) {
    (void)trainer.run(epochs * rows);
    return trainer;
  }
  StopRules rules(session.stop(), std::nullopt);
  while (trainer.epoch() < epochs && trainer.run(rows)) {
    if (rules.afterEpoch(stateOf(session, trainer.weights(), trainer.epoch()))) break;
  }
  return trainer;
}

// Four restarts, one in each lane: faster for small batches, which fill no lanes.
class FourRestarts {
 public:
  FourRestarts(const Session& session, std::int64_t first)
      : session_(&session),
        trainer_(session.plan(), session.data()->train(), session.training(),
                 {startOf(session, first), startOf(session, first + 1), startOf(session, first + 2),
                  startOf(session, first + 3)}),
        rules_(laneCount, StopRules(session.stop(), std::nullopt)) {}

  LaneTrainer& trainer() { return trainer_; }

  bool areOver() const {
    return std::all_of(ended_.begin(), ended_.end(), [](bool ended) { return ended; });
  }

  // Keeps the weights of lanes that end here.
  void afterEpoch() {
    for (std::size_t lane = 0; lane < laneCount; ++lane) {
      if (ended_[lane]) continue;
      if (trainer_.diverged(static_cast<int>(lane))) {
        finish(lane);
      } else if (isWatched(*session_)) {
        const auto weights = trainer_.weights(static_cast<int>(lane));
        if (rules_[lane].afterEpoch(stateOf(*session_, weights, trainer_.epoch()))) finish(lane);
      }
    }
  }

  LaneTrainer::Starts results() {
    for (std::size_t lane = 0; lane < laneCount; ++lane) {
      if (!ended_[lane]) finish(lane);
    }
    return results_;
  }

 private:
  void finish(std::size_t lane) {
    results_[lane] = trainer_.weights(static_cast<int>(lane));
    ended_[lane] = true;
  }

  const Session* session_;
  LaneTrainer trainer_;
  std::vector<StopRules> rules_;
  std::array<bool, laneCount> ended_{};
  LaneTrainer::Starts results_;
};

LaneTrainer::Starts trainedInLanes(const Session& session, std::int64_t k, std::int64_t epochs) {
  FourRestarts four(session, k);
  while (four.trainer().epoch() < epochs && !four.areOver()) {
    four.trainer().runEpoch();
    four.afterEpoch();
  }
  return four.results();
}

// Restarts k … k + 7, in two times four lanes.
std::array<LaneTrainer::Starts, 2> trainedSideBySide(const Session& session, std::int64_t k,
                                                     std::int64_t epochs) {
  std::array<FourRestarts, 2> fours{FourRestarts(session, k), FourRestarts(session, k + laneCount)};
  auto& [a, b] = fours;
  while (a.trainer().epoch() < epochs && !(a.areOver() && b.areOver())) {
    LaneTrainer::runEpoch(a.trainer(), b.trainer());
    for (FourRestarts& each : fours) each.afterEpoch();
  }
  return {a.results(), b.results()};
}

Status check(const Session& session, const ExhaustiveSpec& spec) {
  if (!session.data()) return withoutData();
  if (spec.bits < 1 || spec.bits > 16) {
    return Error{"range", "bits", "Choose 1 to 16 bits per weight."};
  }
  if (!(spec.low < spec.high) || !(spec.low >= -largestWeight) || !(spec.high <= largestWeight)) {
    return Error{"range", "range",
                 "The range of the weights must go from a lower to a higher one."};
  }
  const std::int64_t bits = std::int64_t{spec.bits} * session.plan().freeEdgeCount();
  if (bits <= maxExhaustiveBits) return success();
  return Error{"limit", "bits",
               "There are 2^" + std::to_string(bits) + " combinations of " +
                   std::to_string(session.plan().freeEdgeCount()) + " weights with " +
                   std::to_string(spec.bits) + " bits each; at most 2^" +
                   std::to_string(maxExhaustiveBits) +
                   " can be numbered. Take fewer bits or fewer edges, or train instead."};
}

}  // namespace

Result<SearchResult> restarts(const Session& session, std::int64_t from, std::int64_t to,
                              std::int64_t epochs) {
  if (!session.data()) return withoutData();
  if (auto trainable = checkTrainable(session.graph()); !trainable) return trainable.error();
  if (session.stop().seconds) {
    return Error{"unsupported", "training.stop.seconds",
                 "Restarts must not depend on the speed of the machine: stop by epochs or by loss "
                 "instead of seconds."};
  }
  const std::int64_t limit = limitOf(session.stop(), epochs);
  if (limit <= 0) {
    return Error{
        "range", "epochs",
        "Give the number of epochs that each restart trains, here or in \"training.stop\"."};
  }
  if (from < 0 || to <= from || to > std::int64_t{1} << 32) {
    return Error{"range", "count", "The number of restarts must be from 1 to 2^32."};
  }

  SearchResult result{.first = from, .losses = {}, .best = from, .weights = {}};
  const auto add = [&](std::int64_t k, std::span<const Real> weights) {
    const Real loss = comparable(
        meanLoss(session.plan(), weights, session.training().loss, session.data()->train()));
    result.losses.push_back(loss);
    consider(result, k, loss, weights);
  };
  std::int64_t k = from;
  if (session.training().batch < laneCount) {
    const auto addAll = [&](const LaneTrainer::Starts& four) {
      for (const auto& weights : four) add(k++, weights);
    };
    while (k + 2 * laneCount <= to) {
      for (const auto& four : trainedSideBySide(session, k, limit)) addAll(four);
    }
    while (k + laneCount <= to) addAll(trainedInLanes(session, k, limit));
  }
  for (; k < to; ++k) add(k, trained(session, k, limit).weights());
  return result;
}

RestartEnd endOfRestart(const Session& session, std::int64_t k, std::int64_t epochs) {
  const Trainer trainer = trained(session, k, limitOf(session.stop(), epochs));
  return {trainer.weights(), trainer.progress()};
}

Magnitude combinations(const Session& session, const ExhaustiveSpec& spec) {
  return *power(2, static_cast<double>(spec.bits) * session.plan().freeEdgeCount());
}

namespace {

// Combination k of the edges that are not frozen, written over what `weights` holds for them.
void setCombination(const Plan& plan, const ExhaustiveSpec& spec, std::int64_t k,
                    std::span<Real> weights) {
  const std::int64_t values = std::int64_t{1} << spec.bits;
  auto frozen = plan.frozen.begin();
  for (Index e = 0; e < plan.edgeCount(); ++e) {
    if (frozen != plan.frozen.end() && *frozen == e) {
      ++frozen;
      continue;
    }
    const double share = static_cast<double>(k % values) / static_cast<double>(values - 1);
    weights[e] = static_cast<Real>(spec.low + (spec.high - spec.low) * share);
    k /= values;
  }
}

}  // namespace

std::vector<Real> combination(const Session& session, const ExhaustiveSpec& spec, std::int64_t k) {
  std::vector<Real> weights = session.startingWeights();
  setCombination(session.plan(), spec, k, weights);
  return weights;
}

Result<SearchResult> exhaustive(const Session& session, const ExhaustiveSpec& spec,
                                std::int64_t from, std::int64_t to) {
  if (auto possible = check(session, spec); !possible) return possible.error();
  const std::int64_t all = std::int64_t{1}
                           << (std::int64_t{spec.bits} * session.plan().freeEdgeCount());
  if (from < 0 || to <= from || to > all) {
    return Error{"range", "from", "There are combinations 0 to " + std::to_string(all - 1) + "."};
  }
  SearchResult result{.first = from, .losses = {}, .best = from, .weights = {}};
  std::vector<Real> weights = session.startingWeights();
  for (std::int64_t k = from; k < to; ++k) {
    setCombination(session.plan(), spec, k, weights);
    const Real loss = comparable(
        meanLoss(session.plan(), weights, session.training().loss, session.data()->train()));
    consider(result, k, loss, weights);
  }
  return result;
}

}  // namespace edgewise
