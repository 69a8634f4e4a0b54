// Encoded examples: what goes in, and what should come out.
#pragma once

#include <span>

#include "edgewise/real.hpp"

namespace edgewise {

// Rows of inputs and targets, owned by someone else.
struct Examples {
  std::span<const Real> inputs;   // count x input neurons
  std::span<const Real> targets;  // count x output neurons
  Index count = 0;
};

}  // namespace edgewise
