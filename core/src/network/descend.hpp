// One step of an optimizer.
#pragma once

#include <span>

#include "edgewise/training.hpp"
#include "network/plan.hpp"

namespace edgewise {

// A step beyond it counts as divergence: a network with such weights computes nothing any more, and
// the squares of its outputs soon overflow.
inline constexpr Real largestWeight = 1e9F;

// Whether both remember the same, as momentum and nesterov do: a velocity.
bool shareMemory(Optimizer one, Optimizer other);

// The state becomes this optimizer's: what one has left that remembers something else is forgotten.
void adopt(Optimizer optimizer, std::size_t edges, OptimizerState& state);

struct Step {
  OptimizerSpec optimizer{};
  RegularizationSpec regularization{};
  double stepSize = 0;
};

// A step of the optimizer, then for edges that do not come from a bias neuron the proximal steps
// w <- w / (1 + stepSize * l2) and w <- w shrunk towards 0 by stepSize * l1 (soft threshold). A
// frozen edge keeps the bits of its weight, and what the optimizer remembers of it is 0.
//
// Writes to `next`; returns false if any of the new weights has left the range of ±`largestWeight`,
// or what the optimizer remembers has become infinite.
bool descend(const Plan& plan, std::span<const Real> weights, std::span<const Real> gradient,
             const Step& step, OptimizerState& state, std::span<Real> next);

// Whether no weight is beyond ±`largestWeight`, nor NaN.
bool inRange(std::span<const Real> weights);

}  // namespace edgewise
