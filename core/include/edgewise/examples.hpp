// Encoded examples: what goes in, and what should come out.
#pragma once

#include <array>
#include <span>

#include "edgewise/network.hpp"

namespace edgewise {

// Rows of inputs and targets, owned by someone else.
struct Examples {
  std::span<const Real> inputs;   // count x input neurons
  std::span<const Real> targets;  // count x output neurons
  Index count = 0;
};

// One example for each lane, by its number.
using LaneExamples = std::array<Index, laneCount>;

// Puts the examples' inputs into the activity's lanes, and their targets into `targets`, one entry
// an output neuron.
void loadExamples(const Plan& plan, const Examples& examples, const LaneExamples& rows,
                  Activity activity, std::span<Lanes> targets);

// The lanes first … last - 1 of `values`, and 0 in the others, whatever is there.
Lanes keepLanes(Lanes values, Index first, Index last);

}  // namespace edgewise
