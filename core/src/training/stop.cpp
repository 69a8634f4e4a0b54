// The rules by which training stops.
#include "training/stop.hpp"

#include <algorithm>

#include "data/decimal.hpp"
#include "network/plan.hpp"
#include "training/score.hpp"

namespace edgewise {

namespace {

double lossOn(const StopState& state, const Examples& examples) {
  return static_cast<double>(meanLoss(state.plan, state.weights, state.loss, examples));
}

double testLossOf(const StopState& state) {
  return lossOn(state, state.test.count > 0 ? state.test : state.train);
}

std::int64_t hiddenNeurons(const Plan& plan) {
  return std::count(plan.kind.begin(), plan.kind.end(), NeuronKind::hidden);
}

Ending stopped(const std::string& reason) { return {TrainingStatus::stopped, "Stopped" + reason}; }

}  // namespace

bool StopRules::isGoalMet(const StopState& state) const {
  if (!goal_ || !goal_->testLoss) return false;
  if (goal_->epochs && state.epoch > *goal_->epochs) return false;
  const bool isSmall = !goal_->neurons || hiddenNeurons(state.plan) <= *goal_->neurons;
  return isSmall && testLossOf(state) <= *goal_->testLoss;
}

std::vector<Condition> StopRules::conditions(const StopState& state) const {
  std::vector<Condition> conditions;
  const auto add = [&](std::string_view name, auto limit, auto value) {
    conditions.push_back({.name = name,
                          .limit = static_cast<double>(limit),
                          .value = static_cast<double>(value),
                          .holds = value <= limit});
  };
  if (!goal_) return conditions;
  if (goal_->testLoss) add("testLoss", *goal_->testLoss, testLossOf(state));
  if (goal_->epochs) add("epochs", *goal_->epochs, state.epoch);
  if (goal_->neurons) add("neurons", *goal_->neurons, hiddenNeurons(state.plan));
  return conditions;
}

std::optional<Ending> StopRules::afterTime(double seconds) const {
  if (!stop_.seconds || seconds < *stop_.seconds) return std::nullopt;
  return stopped(" after " + shortest(*stop_.seconds) + " seconds, as asked.");
}

std::optional<Ending> StopRules::alreadyMet(const StopState& state) const {
  if (stop_.epochs && state.epoch >= *stop_.epochs) {
    return stopped(" after " + std::to_string(state.epoch) + " epochs, as asked.");
  }
  if (stop_.loss && lossOn(state, state.train) <= *stop_.loss) {
    return stopped(": the training loss is at or below " + shortest(*stop_.loss) + ".");
  }
  return std::nullopt;
}

std::optional<Ending> StopRules::afterEpoch(const StopState& state) {
  if (isGoalMet(state)) {
    return Ending{TrainingStatus::goalMet, "The goal is met: the test loss is at or below " +
                                               shortest(*goal_->testLoss) + "."};
  }
  if (auto ending = alreadyMet(state)) return ending;
  if (auto ending = afterTime(state.seconds)) return ending;
  if (!stop_.patience) return std::nullopt;
  const double loss = testLossOf(state);
  auto& [bestLoss, bestEpoch] = memory_;
  if (!bestEpoch || loss < bestLoss) {
    bestLoss = loss;
    bestEpoch = state.epoch;
    return std::nullopt;
  }
  const std::int64_t waited = state.epoch - *bestEpoch;
  if (waited < *stop_.patience) return std::nullopt;
  return stopped(": the loss has not fallen for " + std::to_string(waited) + " epochs.");
}

}  // namespace edgewise
