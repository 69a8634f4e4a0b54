#include "edgewise/optimizer.hpp"

#include <cmath>

#include "optimizer_step.hpp"

namespace edgewise {

namespace {

// base^exponent, in the same order of products in every build.
double power(double base, std::int64_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent /= 2, base *= base) {
    if (exponent % 2 == 1) result *= base;
  }
  return result;
}

}  // namespace

Index momentsPerEdge(Optimizer optimizer) {
  switch (optimizer) {
    case Optimizer::sgd:
      return 0;
    case Optimizer::momentum:
    case Optimizer::nesterov:
    case Optimizer::rmsprop:
      return 1;
    case Optimizer::adam:
      break;
  }
  return 2;
}

void prepare(Optimizer optimizer, std::size_t edges, OptimizerState& state) {
  const std::size_t needed = edges * static_cast<std::size_t>(momentsPerEdge(optimizer));
  if (state.moments.size() != needed) state = {.steps = 0, .moments = std::vector<Real>(needed, 0)};
}

BiasCorrection biasCorrection(const OptimizerSpec& spec, std::int64_t steps) {
  if (spec.name != Optimizer::adam) return {};
  return {.first = static_cast<Real>(1 - power(spec.beta1, steps)),
          .second = static_cast<Real>(1 - power(spec.beta2, steps))};
}

bool descend(const Plan& plan, std::span<const Real> weights, std::span<const Real> gradient,
             const Step& step, OptimizerState& state, std::span<Real> next) {
  prepare(step.optimizer.name, weights.size(), state);
  ++state.steps;
  move<Real>(plan, step, biasCorrection(step.optimizer, state.steps), weights, gradient,
             state.moments, next);
  bool inRange = true;
  for (const Real weight : next) inRange &= std::abs(weight) <= largestWeight;  // false for NaN
  return inRange;
}

}  // namespace edgewise
