// The values of neurons along a line of a map, as floats.
#pragma once

#include "network/network.hpp"

namespace edgewise {

// How an output becomes a value in the target's units: shift + scale * out.
struct Units {
  double shift = 0;
  double scale = 1;
};

// Writes a neuron's values at the first `count` points, four to a group.
void storeValues(Activities& points, Index neuron, Index count, float* to);
void storeValues(Activities& points, Index neuron, Index count, Units units, float* to);

}  // namespace edgewise
