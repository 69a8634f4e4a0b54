#include "edgewise/optimizer.hpp"

#include <algorithm>
#include <cmath>

namespace edgewise {

namespace {

Real shrink(Real weight, Real by) {
  if (weight > by) return weight - by;
  if (weight < -by) return weight + by;
  return 0;
}

void regularize(const Plan& plan, const Step& step, std::span<Real> weights) {
  const Real factor = 1 / (1 + step.stepSize * step.l2);
  const Real threshold = step.stepSize * step.l1;
  for (std::size_t e = 0; e < weights.size(); ++e) {
    if (plan.kind[plan.tail[e]] == NeuronKind::bias) continue;
    weights[e] = shrink(weights[e] * factor, threshold);
  }
}

}  // namespace

bool descend(const Plan& plan, std::span<const Real> weights, std::span<const Real> gradient,
             const Step& step, std::span<Real> next) {
  for (std::size_t e = 0; e < weights.size(); ++e) {
    next[e] = weights[e] - step.stepSize * gradient[e];
  }
  if (step.l1 != 0 || step.l2 != 0) regularize(plan, step, next);
  bool inRange = true;
  for (const Real weight : next) inRange &= std::abs(weight) <= largestWeight;  // false for NaN
  return inRange;
}

}  // namespace edgewise
