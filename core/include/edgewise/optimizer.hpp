// One step: the weights move against the gradient.
#pragma once

#include <span>

#include "edgewise/plan.hpp"

namespace edgewise {

// A step beyond it counts as divergence: a network with such weights computes nothing any more, and
// the squares of its outputs soon overflow.
inline constexpr Real largestWeight = 1e9F;

struct RegularizationSpec {
  double l1 = 0;
  double l2 = 0;
};

struct Step {
  Real stepSize = 0;
  Real l1 = 0;
  Real l2 = 0;
};

// Stochastic gradient descent: w <- w - stepSize * gradient, then for edges that do not come from a
// bias neuron the proximal steps w <- w / (1 + stepSize * l2) and w <- w shrunk towards 0 by
// stepSize * l1 (soft threshold).
//
// Writes to `next`; returns false if any of the new weights has left the range of ±`largestWeight`.
bool descend(const Plan& plan, std::span<const Real> weights, std::span<const Real> gradient,
             const Step& step, std::span<Real> next);

}  // namespace edgewise
