// When training ends by itself.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "edgewise/training.hpp"
#include "network/plan.hpp"

namespace edgewise {

struct Ending {
  TrainingStatus status = TrainingStatus::stopped;
  std::string reason;  // a sentence
};

// What there is to measure on.
struct StopState {
  const Plan& plan;
  std::span<const Real> weights;
  Loss loss;
  Examples train;
  Examples test;  // may be empty: then the training rows stand in
  std::int64_t epoch = 0;
  double seconds = 0;  // of training so far
};

// Looks after each epoch whether training has come to an end.
class StopRules {
 public:
  StopRules(const StopSpec& stop, const std::optional<GoalSpec>& goal) : stop_(stop), goal_(goal) {}

  std::optional<Ending> afterEpoch(const StopState& state);

  // Whether a rule about epochs or the training loss holds before anything is trained.
  std::optional<Ending> alreadyMet(const StopState& state) const;

  // Whether the time of training is over, which may be within an epoch.
  std::optional<Ending> afterTime(double seconds) const;

  // What it has seen of a run so far.
  struct Memory {
    double bestLoss = std::numeric_limits<double>::infinity();  // for patience
    std::optional<std::int64_t> bestEpoch{};
  };
  const Memory& memory() const { return memory_; }
  void remember(const Memory& memory) { memory_ = memory; }

  // What the goal asks for, in the order of GoalSpec; nothing where there is none.
  std::vector<Condition> conditions(const StopState& state) const;

 private:
  bool isGoalMet(const StopState& state) const;

  StopSpec stop_;
  std::optional<GoalSpec> goal_;
  Memory memory_{};
};

}  // namespace edgewise
