// Training of a session: where it starts, how it goes on, and when it ends.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>

#include "data/decimal.hpp"
#include "data/targets.hpp"
#include "edgewise/session.hpp"
#include "network/backprop.hpp"
#include "network/initialize.hpp"
#include "network/loss_values.hpp"
#include "project/project.hpp"
#include "training/stop.hpp"
#include "training/trainer.hpp"

namespace edgewise {

namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

bool allFinite(std::span<const Real> values) {
  return std::all_of(values.begin(), values.end(), [](Real value) { return std::isfinite(value); });
}

}  // namespace

void Session::start(std::vector<Real> weights, const Progress& progress) {
  if (data_) {
    trainer_ = std::make_unique<Trainer>(*plan_, data_->train(), project_->training,
                                         std::move(weights), progress);
  } else {
    weights_ = std::move(weights);
  }
  status_ = progress.samples > 0 ? TrainingStatus::running : TrainingStatus::ready;
  areGiven_ = false;
  reason_.clear();
  seconds_ = 0;
  hasLooked_ = false;
  rules_ = std::make_unique<StopRules>(project_->stop, project_->goal);
  changed();
}

const std::vector<Real>& Session::weights() const {
  return trainer_ ? trainer_->weights() : weights_;
}

Progress Session::progress() const { return trainer_ ? trainer_->progress() : Progress{}; }

std::optional<Index> Session::turn() const {
  return trainer_ ? std::optional(trainer_->turn()) : std::nullopt;
}

std::vector<Real> Session::startingWeights(std::uint32_t restart) const {
  return initialWeights(project_->graph, project_->init, restart);
}

void Session::reset(std::optional<std::uint64_t> seed) {
  if (seed) {
    auto part = patched(*project_, R"({"init": {"seed": )" + std::to_string(*seed) + "}}");
    static_cast<TrainingPart&>(*project_) = std::move(*part);
  }
  start(startingWeights(), {});
}

Status Session::checkWeights(std::span<const Real> weights) const {
  if (std::ssize(weights) != plan_->edgeCount()) {
    return Error{"shape", "weights",
                 "The network has " + std::to_string(plan_->edgeCount()) + " edges, but " +
                     std::to_string(weights.size()) + " weights were given."};
  }
  if (!allFinite(weights)) {
    return Error{"range", "weights", "Every weight must be a finite number."};
  }
  return success();
}

Status Session::setWeights(std::vector<Real> weights) {
  if (auto fit = checkWeights(weights); !fit) return fit;
  for (const Index e : plan_->frozen) {
    // Who sets it by hand wants it kept: a reset begins with it, too.
    if (weights[e] != this->weights()[e]) project_->graph.edges[e].weight = weights[e];
  }
  if (trainer_) {
    trainer_->setWeights(std::move(weights));
  } else {
    weights_ = std::move(weights);
  }
  areGiven_ = progress().samples == 0;
  if (ended()) status_ = TrainingStatus::running;
  reason_.clear();
  hasLooked_ = false;
  changed();
  return success();
}

Status Session::restore(std::vector<Real> weights, const Progress& progress) {
  if (auto fit = checkWeights(weights); !fit) return fit;
  const auto& [steps, moments, of] = progress.optimizer;
  for (const std::int64_t count : {progress.samples, steps}) {
    if (count >= 0 && count <= maxSamplesSeen) continue;
    return Error{
        "range", "progress",
        "Examples and steps are counted from 0 to " + std::to_string(maxSamplesSeen) + "."};
  }
  const std::size_t edges = std::max<std::size_t>(1, weights.size());
  if (moments.size() % edges != 0 || moments.size() > 2 * edges || !allFinite(moments)) {
    return Error{"weights", "progress.moments",
                 "\"moments\" must be one or two finite numbers per edge, or none."};
  }
  start(std::move(weights), progress);
  return success();
}

Status Session::configure(std::string_view training) {
  auto part = patched(*project_, training);
  if (!part) return part.error();
  if (auto loss = checkLoss(*plan_, part->training.loss); !loss) {
    return Error{loss.error().code, "training.loss", loss.error().message};
  }
  if (data_) {
    if (auto fits = checkTargets(*plan_, part->training.loss, *data_); !fits) {
      return Error{fits.error().code, "training.loss", fits.error().message};
    }
  }
  static_cast<TrainingPart&>(*project_) = std::move(*part);
  if (trainer_) trainer_->setSpec(project_->training);
  if (ended()) status_ = TrainingStatus::running;
  reason_.clear();
  hasLooked_ = false;
  rules_ = std::make_unique<StopRules>(project_->stop, project_->goal);
  changed();
  return success();
}

Status Session::train(const TrainRequest& request) {
  if (!trainer_) {
    return Error{"data", "data", "There is nothing to train on: the project has no data."};
  }
  if (auto trainable = checkTrainable(project_->graph); !trainable) return trainable;
  constexpr double longest = 24 * 3600 * 1000.0;
  if (request.epochs < 0 || request.samples < 0 || !(request.milliseconds >= 0)) {
    return Error{"range", "train", "The amount of training must not be negative."};
  }
  if (request.milliseconds > longest) {
    return Error{"range", "train.milliseconds",
                 "At most a day (86400000 milliseconds) is trained in one call."};
  }
  if (ended()) return success();
  changed();
  if (!std::exchange(hasLooked_, true)) {
    if (auto ending = rules_->alreadyMet(state())) {
      end(ending->status, std::move(ending->reason));
      return success();
    }
  }
  const auto start = Clock::now();
  const double secondsBefore = seconds_;
  const auto elapsed = [&] {
    const double milliseconds = millisecondsSince(start);
    seconds_ = secondsBefore + milliseconds / 1000;
    return milliseconds;
  };
  const std::int64_t rows = data_->trainCount;
  const std::int64_t samples = std::min(request.samples, maxSamplesSeen);
  std::int64_t left = std::min(request.epochs, (maxSamplesSeen - samples) / rows) * rows + samples;
  status_ = TrainingStatus::running;
  if (!project_->stop.seconds) advance(std::exchange(left, 0));
  while (left > 0 && !ended()) left -= advancePiece(left, elapsed);
  if (request.milliseconds > 0) {
    const double before = elapsed();
    do {
      (void)advancePiece(maxSamplesSeen, elapsed);
    } while (!ended() && elapsed() - before < request.milliseconds);
  }
  (void)elapsed();
  return success();
}

void Session::advance(std::int64_t samples) {
  const std::int64_t rows = data_->trainCount;
  while (samples > 0 && !ended()) {
    const std::int64_t toEpochEnd = rows - trainer_->samples() % rows;
    const std::int64_t now = std::min({samples, toEpochEnd, maxSamplesSeen - trainer_->samples()});
    if (!trainer_->run(now)) {
      end(TrainingStatus::diverged, whyItDiverged());
      return;
    }
    samples -= now;
    if (now == toEpochEnd) checkStop();
    if (trainer_->samples() == maxSamplesSeen && !ended()) {
      end(TrainingStatus::stopped, "Stopped: no more examples can be counted.");
    }
  }
}

std::string Session::whyItDiverged() const {
  const std::string epoch = std::to_string(trainer_->epoch() + 1);
  if (trainer_->overflow() == Overflow::moments) {
    return "The gradient grew too large in epoch " + epoch +
           " for the optimizer to remember. The weights are those before it; scale the data, or "
           "take another optimizer.";
  }
  return "The weights grew without bound in epoch " + epoch + ": a step size of " +
         inDigits(trainer_->stepSize(), 3) +
         " is too large here. The weights are those before it; reset, and try a smaller one.";
}

// Trains a piece of about half a millisecond, at most `most` examples, and looks at the clock.
// Returns how many examples it was to be.
std::int64_t Session::advancePiece(std::int64_t most, const std::function<double()>& elapsed) {
  const double begin = elapsed();
  const auto usual = static_cast<std::int64_t>(std::max(1.0, samplesPerMillisecond_ / 2));
  const std::int64_t piece = std::min(most, usual);
  advance(piece);
  const double rate = static_cast<double>(piece) / std::max(elapsed() - begin, 1e-3);
  samplesPerMillisecond_ = std::min(rate, 4 * samplesPerMillisecond_);
  auto ending = rules_->afterTime(seconds_);
  if (ending && !ended()) end(ending->status, std::move(ending->reason));
  return piece;
}

void Session::end(TrainingStatus status, std::string reason) {
  status_ = status;
  reason_ = std::move(reason);
}

StopState Session::state() const {
  return {.plan = *plan_,
          .weights = trainer_->weights(),
          .loss = project_->training.loss,
          .train = data_->train(),
          .test = data_->test(),
          .epoch = trainer_->epoch(),
          .seconds = seconds_};
}

Session::RunMemory Session::memory() const {
  const auto& [bestLoss, bestEpoch] = rules_->memory();
  return {.bestLoss = bestLoss, .bestEpoch = bestEpoch, .seconds = seconds_};
}

void Session::remember(const RunMemory& memory) {
  rules_->remember({.bestLoss = memory.bestLoss, .bestEpoch = memory.bestEpoch});
  seconds_ = memory.seconds;
  hasLooked_ = true;
}

std::vector<Condition> Session::conditions() const {
  return data_ ? rules_->conditions(state()) : std::vector<Condition>{};
}

void Session::checkStop() {
  if (auto ending = rules_->afterEpoch(state())) end(ending->status, std::move(ending->reason));
}

}  // namespace edgewise
