// How a network is evaluated: values go in, and every neuron multiplies, adds, applies its function
// and sends on.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "edgewise/plan.hpp"

namespace edgewise {

// What four examples do to each neuron, one example a lane. Index: neuron, in document order.
struct Activity {
  explicit Activity(const Plan& plan);

  std::vector<Lanes> in;     // weighted sum over the incoming edges
  std::vector<Lanes> out;    // the function's value; for inputs what was put in, for biases 1
  std::vector<Lanes> delta;  // d loss / d in, filled by backward()
};

// One row of values for each lane.
using LaneRows = std::array<const Real*, laneCount>;

// Puts rows of plan.inputs.size() values into the lanes.
void setInputs(const Plan& plan, const LaneRows& rows, Activity& activity);

// Evaluates all neurons: in_n = sum over incoming edges (in edge order) of weight * out_tail;
// out_n = f_n(in_n). `weights` is in edge order.
void forward(const Plan& plan, std::span<const Real> weights, Activity& activity);

// The same for several groups of four examples: group g of neuron n is at g * neurons + n. The
// caller has filled `out` of inputs and biases.
void forward(const Plan& plan, std::span<const Real> weights, std::span<Lanes> in,
             std::span<Lanes> out);

// The same where each lane has weights of its own.
void forward(const Plan& plan, std::span<const Lanes> weights, Activity& activity);

// Evaluates many rows: `inputs` holds rows of plan.inputs.size() values, `outputs` is filled with
// rows of plan.outputs.size() values.
void evaluate(const Plan& plan, std::span<const Real> weights, std::span<const Real> inputs,
              std::span<Real> outputs);

}  // namespace edgewise
