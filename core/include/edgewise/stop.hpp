// When training ends by itself.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/examples.hpp"
#include "edgewise/loss.hpp"

namespace edgewise {

struct Plan;

enum class TrainingStatus { ready, running, goalMet, stopped, diverged };

inline constexpr std::array<std::string_view, 5> trainingStatusNames{"ready", "running", "goal-met",
                                                                     "stopped", "diverged"};

// What is absent never ends training.
struct StopSpec {
  std::optional<std::int64_t> epochs{};    // after this many
  std::optional<double> loss{};            // when the training loss is at or below this
  std::optional<double> seconds{};         // of training
  std::optional<std::int64_t> patience{};  // epochs without a lower test (else training) loss

  bool any() const { return epochs || loss || seconds || patience; }
};

// What an author asks a learner to reach: this test loss (the training loss where there are no test
// rows), within so many epochs, with at most so many hidden neurons. Without a loss there is
// nothing to reach.
struct GoalSpec {
  std::optional<double> testLoss{};
  std::optional<std::int64_t> epochs{};
  std::optional<std::int64_t> neurons{};
};

// One thing that a goal asks for, and how far it is reached.
struct Condition {
  std::string_view name;  // as the document calls it: "testLoss", "epochs", "neurons"
  double limit = 0;       // to be at or below
  double value = 0;
  bool holds = false;
};

struct Ending {
  TrainingStatus status = TrainingStatus::stopped;
  std::string reason;  // a sentence
};

// Looks after each epoch whether training has come to an end.
class StopRules {
 public:
  StopRules(const StopSpec& stop, const std::optional<GoalSpec>& goal) : stop_(stop), goal_(goal) {}

  // What is there to measure on.
  struct State {
    const Plan& plan;
    std::span<const Real> weights;
    Loss loss;
    Examples train;
    Examples test;  // may be empty: then the training rows stand in
    std::int64_t epoch = 0;
    double seconds = 0;  // of training so far
  };
  std::optional<Ending> afterEpoch(const State& state);

  // Whether a rule about epochs or the training loss holds before anything is trained.
  std::optional<Ending> alreadyMet(const State& state) const;

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
  std::vector<Condition> conditions(const State& state) const;

 private:
  bool isGoalMet(const State& state) const;

  StopSpec stop_;
  std::optional<GoalSpec> goal_;
  Memory memory_{};
};

}  // namespace edgewise
