// How a network is trained, as a document says it; how far training has come, and how well.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "edgewise/functions.hpp"
#include "edgewise/numbers.hpp"

namespace edgewise {

// ---- one step: the weights move against the gradient

// With gradient g and step size a, element by element:
enum class Optimizer {
  sgd,       // w <- w - a g (Robbins and Monro 1951)
  momentum,  // v <- mu v + g; w <- w - a v (Polyak 1964)
  nesterov,  // v <- mu v + g; w <- w - a (g + mu v) (Nesterov 1983, as in Sutskever 2013)
  adagrad,   // s <- s + g^2; w <- w - a g / (sqrt(s) + epsilon) (Duchi, Hazan and Singer 2011)
  rmsprop,   // s <- rho s + (1 - rho) g^2; w <- w - a g / (sqrt(s) + epsilon) (Hinton 2012)
  adam,      // m <- b1 m + (1 - b1) g; s <- b2 s + (1 - b2) g^2;
             // w <- w - a m / (1 - b1^t) / (sqrt(s / (1 - b2^t)) + epsilon), t from 1
             // (Kingma and Ba 2015)
};

// As documents call them, in the order of Optimizer.
inline constexpr std::array<std::string_view, 6> optimizerNames{"sgd",     "momentum", "nesterov",
                                                                "adagrad", "rmsprop",  "adam"};

// The letters are those of the formulas above; each optimizer takes its own.
struct OptimizerSpec {
  Optimizer name = Optimizer::sgd;
  double momentum = 0.9;  // mu
  double rho = 0.9;
  double beta1 = 0.9;    // b1
  double beta2 = 0.999;  // b2
  double epsilon = 1e-8;
};

// After each step, weights of edges that do not come from a bias neuron shrink.
struct RegularizationSpec {
  double l1 = 0;  // by stepSize * l1 towards 0
  double l2 = 0;  // to w / (1 + stepSize * l2)
};

// ---- the step size, which usually decreases as training goes on

// With t the number of completed epochs:
enum class Schedule {
  constant,     // initial
  inverseTime,  // initial / (1 + decay t)
  exponential,  // initial e^(-decay t)
  step,         // halved every 1 / decay epochs
  cosine,       // initial (1 + cos(pi min(1, decay t))) / 2: down to 0 after 1 / decay epochs
};

// As documents call them, in the order of Schedule.
inline constexpr std::array<std::string_view, 5> scheduleNames{"constant", "inverse-time",
                                                               "exponential", "step", "cosine"};

struct StepSizeSpec {
  Schedule schedule = Schedule::constant;
  double initial = 0.03;
  double decay = 0.001;     // per epoch
  std::int64_t warmup = 0;  // epochs in which it first rises linearly: times (t + 1) / (warmup + 1)
};

// The step size after so many completed epochs.
double stepSizeAt(const StepSizeSpec& spec, std::int64_t epoch);

// ---- a run

// The order of the examples within an epoch: drawn anew for each, or as they stand.
enum class Order { shuffle, sequence };

// As documents call them, in the order of Order.
inline constexpr std::array<std::string_view, 2> orderNames{"shuffle", "sequence"};

struct TrainingSpec {
  Loss loss = Loss::squared;
  StepSizeSpec stepSize{};
  Index batch = 1;  // examples per step
  Order order = Order::shuffle;
  OptimizerSpec optimizer{};
  RegularizationSpec regularization{};
  std::uint64_t seed = 1;  // of the order
};

// What an optimizer remembers from step to step; empty before the first, and always for sgd.
struct OptimizerState {
  std::int64_t steps = 0;
  std::vector<Real> moments{};    // v or s in edge order; for adam all m, then all s
  std::optional<Optimizer> of{};  // whose memory it is; whoever comes to know it, if not said
};

// How far training has come: with the weights, its whole state.
struct Progress {
  std::int64_t samples = 0;  // training examples seen
  OptimizerState optimizer{};
};

// Most examples that are counted, and steps: every whole number up to here is a double, as it has
// to be in JavaScript.
inline constexpr std::int64_t maxSamplesSeen = std::int64_t{1} << 53;

// ---- when it ends

enum class TrainingStatus {
  ready,     // nothing has been trained yet
  running,   // it goes on when asked to
  goalMet,   // ended: what the author asks for is reached
  stopped,   // ended by a rule
  diverged,  // ended: a step would have left the range of numbers
};

// As documents call them, in the order of TrainingStatus.
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
  double value = 0;       // at present
  bool holds = false;
};

// ---- how well

// How good a network is on a set of examples.
struct Score {
  Real loss = 0;  // mean over the examples; 0 for none
  std::optional<double>
      accuracy{};  // share of examples with every category right, if there are any
};

}  // namespace edgewise
