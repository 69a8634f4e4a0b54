#include "edgewise/optimizer.hpp"

#include <algorithm>

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
  Real notFinite = 0;  // stays 0 as long as every weight is finite, since infinity * 0 is NaN
  for (std::size_t e = 0; e < weights.size(); ++e) {
    next[e] = weights[e] - step.stepSize * gradient[e];
    notFinite += next[e] * 0;
  }
  if (step.l1 != 0 || step.l2 != 0) regularize(plan, step, next);
  return notFinite == 0;
}

}  // namespace edgewise
