#include "edgewise/stop.hpp"

#include "edgewise/score.hpp"
#include "edgewise/table.hpp"

namespace edgewise {

std::optional<Ending> StopRules::afterEpoch(const State& state) {
  const auto lossOn = [&](const Examples& examples) {
    return static_cast<double>(meanLoss(state.plan, state.weights, state.loss, examples));
  };
  const auto testLoss = [&] { return lossOn(state.test.count > 0 ? state.test : state.train); };
  const auto stopped = [](const std::string& reason) {
    return Ending{TrainingStatus::stopped, "Stopped" + reason};
  };

  if (goal_ && goal_->testLoss && testLoss() <= *goal_->testLoss) {
    return Ending{TrainingStatus::goalMet, "The goal is met: the test loss is at or below " +
                                               shortest(*goal_->testLoss) + "."};
  }
  if (stop_.epochs && state.epoch >= *stop_.epochs) {
    return stopped(" after " + std::to_string(state.epoch) + " epochs, as asked.");
  }
  if (stop_.loss && lossOn(state.train) <= *stop_.loss) {
    return stopped(": the training loss is at or below " + shortest(*stop_.loss) + ".");
  }
  if (stop_.seconds && state.seconds >= *stop_.seconds) {
    return stopped(" after " + shortest(*stop_.seconds) + " seconds, as asked.");
  }
  if (!stop_.patience) return std::nullopt;
  const double loss = testLoss();
  if (!bestEpoch_ || loss < bestLoss_) {
    bestLoss_ = loss;
    bestEpoch_ = state.epoch;
    return std::nullopt;
  }
  const std::int64_t waited = state.epoch - *bestEpoch_;
  if (waited < *stop_.patience) return std::nullopt;
  return stopped(": the loss has not fallen for " + std::to_string(waited) + " epochs.");
}

}  // namespace edgewise
