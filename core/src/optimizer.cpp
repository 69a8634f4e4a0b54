#include "edgewise/optimizer.hpp"

#include <cmath>

namespace edgewise {

namespace {

Real shrink(Real weight, Real by) {
  if (weight > by) return weight - by;
  if (weight < -by) return weight + by;
  return 0;
}

void regularize(const Plan& plan, const Step& step, std::span<Real> weights) {
  const auto stepSize = static_cast<Real>(step.stepSize);
  const Real factor = 1 / (1 + stepSize * static_cast<Real>(step.regularization.l2));
  const Real threshold = stepSize * static_cast<Real>(step.regularization.l1);
  for (std::size_t e = 0; e < weights.size(); ++e) {
    if (plan.kind[plan.tail[e]] == NeuronKind::bias) continue;
    weights[e] = shrink(weights[e] * factor, threshold);
  }
}

// base^exponent, in the same order of products in every build.
double power(double base, std::int64_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent /= 2, base *= base) {
    if (exponent % 2 == 1) result *= base;
  }
  return result;
}

// The state as far as the optimizer needs it; what another one left is forgotten.
void prepare(Optimizer optimizer, std::size_t edges, OptimizerState& state) {
  const std::size_t needed = edges * static_cast<std::size_t>(momentsPerEdge(optimizer));
  if (state.moments.size() != needed) state = {.steps = 0, .moments = std::vector<Real>(needed, 0)};
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

bool descend(const Plan& plan, std::span<const Real> weights, std::span<const Real> gradient,
             const Step& step, OptimizerState& state, std::span<Real> next) {
  const OptimizerSpec& spec = step.optimizer;
  const auto stepSize = static_cast<Real>(step.stepSize);
  const auto epsilon = static_cast<Real>(spec.epsilon);
  const std::size_t edges = weights.size();
  prepare(spec.name, edges, state);
  ++state.steps;
  const std::span<Real> first = std::span(state.moments).first(state.moments.empty() ? 0 : edges);

  switch (spec.name) {
    case Optimizer::sgd:
      for (std::size_t e = 0; e < edges; ++e) next[e] = weights[e] - stepSize * gradient[e];
      break;
    case Optimizer::momentum:
    case Optimizer::nesterov: {
      const auto mu = static_cast<Real>(spec.momentum);
      const bool ahead = spec.name == Optimizer::nesterov;
      for (std::size_t e = 0; e < edges; ++e) {
        first[e] = mu * first[e] + gradient[e];
        const Real direction = ahead ? gradient[e] + mu * first[e] : first[e];
        next[e] = weights[e] - stepSize * direction;
      }
      break;
    }
    case Optimizer::rmsprop: {
      const auto rho = static_cast<Real>(spec.rho);
      for (std::size_t e = 0; e < edges; ++e) {
        first[e] = rho * first[e] + (1 - rho) * gradient[e] * gradient[e];
        next[e] = weights[e] - stepSize * gradient[e] / (std::sqrt(first[e]) + epsilon);
      }
      break;
    }
    case Optimizer::adam: {
      const auto beta1 = static_cast<Real>(spec.beta1);
      const auto beta2 = static_cast<Real>(spec.beta2);
      const auto bias1 = static_cast<Real>(1 - power(spec.beta1, state.steps));
      const auto bias2 = static_cast<Real>(1 - power(spec.beta2, state.steps));
      const std::span<Real> second = std::span(state.moments).subspan(edges);
      for (std::size_t e = 0; e < edges; ++e) {
        first[e] = beta1 * first[e] + (1 - beta1) * gradient[e];
        second[e] = beta2 * second[e] + (1 - beta2) * gradient[e] * gradient[e];
        next[e] =
            weights[e] - stepSize * (first[e] / bias1) / (std::sqrt(second[e] / bias2) + epsilon);
      }
      break;
    }
  }

  if (step.regularization.l1 != 0 || step.regularization.l2 != 0) regularize(plan, step, next);
  bool inRange = true;
  for (const Real weight : next) inRange &= std::abs(weight) <= largestWeight;  // false for NaN
  return inRange;
}

}  // namespace edgewise
