// How a network is evaluated: values go in, and every neuron multiplies, adds, applies its function
// and sends on.
#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "network/plan.hpp"

namespace edgewise {

// What four examples do to each neuron, one example a lane. Index: neuron, in document order.
struct Activity {
  std::span<Lanes> in;     // weighted sum over the incoming edges
  std::span<Lanes> out;    // the function's value; for inputs what was put in, for biases 1
  std::span<Lanes> delta;  // d loss / d in, filled by backward()
};

// Memory for that, for one or more groups of four examples.
class Activities {
 public:
  explicit Activities(const Plan& plan, Index groups = 1);

  Index count() const { return groups_; }
  std::size_t neuronCount() const { return neurons_; }
  Activity operator[](Index group);

  // The same as (*this)[group].out[neuron].
  Lanes& out(Index group, Index neuron) {
    return out_[static_cast<std::size_t>(group) * neurons_ + static_cast<std::size_t>(neuron)];
  }

 private:
  std::size_t neurons_;
  Index groups_;
  std::vector<Lanes> in_;
  std::vector<Lanes> out_;
  std::vector<Lanes> delta_;
};

// How many groups of so many examples to evaluate at once.
constexpr Index groupsAtOnce(Index examples) { return std::clamp(groupsOf(examples), 1, 8); }

// One row of values for each lane.
using LaneRows = std::array<const Real*, laneCount>;

// Puts rows of plan.inputs.size() values into the lanes.
void setInputs(const Plan& plan, const LaneRows& rows, Activity activity);

// Evaluates all neurons: in_n = sum over incoming edges (in edge order) of weight * out_tail;
// out_n = f_n(in_n). `weights` is in edge order. Of several groups, the first `groups`.
void forward(const Plan& plan, std::span<const Real> weights, Activity activity);
void forward(const Plan& plan, std::span<const Real> weights, Activities& activities, Index groups);

// The same where each lane has weights of its own.
void forward(const Plan& plan, std::span<const Lanes> weights, Activity activity);

// Evaluates many rows: `inputs` holds rows of plan.inputs.size() values, `outputs` is filled with
// rows of plan.outputs.size() values.
void evaluate(const Plan& plan, std::span<const Real> weights, std::span<const Real> inputs,
              std::span<Real> outputs);

}  // namespace edgewise
