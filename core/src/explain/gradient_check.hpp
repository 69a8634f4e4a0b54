// The gradient of backpropagation beside the one that anybody can measure: move a weight a little
// to both sides and see how the loss changes.
#pragma once

#include <span>
#include <vector>

#include "edgewise/functions.hpp"
#include "edgewise/numbers.hpp"
#include "network/plan.hpp"

namespace edgewise {

// Half the distance between the two weights at which the loss is measured. A power of two, so that
// weights of common size take it without rounding; a smaller one would drown in the rounding of a
// float32 loss, a larger one in the curve of the loss.
inline constexpr Real checkStep = Real(1) / 128;

struct GradientCheck {
  Index edge = 0;
  Real gradient = 0;   // by backpropagation
  double numeric = 0;  // (above - below) / (distance of the two weights)
  // |gradient - numeric| / the larger of both; 0 where the rounding of the two losses can make it
  double difference = 0;
  Real below = 0;  // loss at weight - checkStep
  Real above = 0;  // loss at weight + checkStep
};

// Central differences of the mean loss over at least one example, for each of `edges`: two passes
// through the examples for each edge.
std::vector<GradientCheck> checkGradient(const Plan& plan, std::span<const Real> weights, Loss loss,
                                         const Examples& examples, std::span<const Index> edges);

}  // namespace edgewise
