// Examples on their way into the lanes.
#pragma once

#include <array>
#include <span>

#include "edgewise/numbers.hpp"
#include "network/network.hpp"

namespace edgewise {

// One example for each lane, by its number.
using LaneExamples = std::array<Index, laneCount>;

// Puts the examples' inputs into the activity's lanes, and their targets into `targets`, one entry
// an output neuron.
void loadExamples(const Plan& plan, const Examples& examples, const LaneExamples& rows,
                  Activity activity, std::span<Lanes> targets);

// The lanes first … last - 1 of `values`, and 0 in the others, whatever is there.
Lanes keepLanes(Lanes values, Index first, Index last);

}  // namespace edgewise
