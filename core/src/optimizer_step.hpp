// The optimizers' formulas, for one set of weights (T = Real) or for one in each lane (T = Lanes).
#pragma once

#include <cmath>
#include <span>

#include "edgewise/optimizer.hpp"

namespace edgewise {

// Makes the state as large as the optimizer needs it; what another one left is forgotten.
void prepare(Optimizer optimizer, std::size_t edges, OptimizerState& state);

// 1 - beta^t of Adam; 1 for the others.
struct BiasCorrection {
  Real first = 1;
  Real second = 1;
};

BiasCorrection biasCorrection(const OptimizerSpec& spec, std::int64_t steps);

namespace detail {

template <class T>
T constant(double value);
template <>
inline Real constant<Real>(double value) {
  return static_cast<Real>(value);
}
template <>
inline Lanes constant<Lanes>(double value) {
  return broadcast(static_cast<Real>(value));
}

inline Real rootOf(Real x) { return std::sqrt(x); }
inline Lanes rootOf(Lanes x) {
  return Lanes{std::sqrt(x[0]), std::sqrt(x[1]), std::sqrt(x[2]), std::sqrt(x[3])};
}

}  // namespace detail

// The step, then the proximal steps of L2 and L1 (see Step). `moments` is as prepare() leaves it.
template <class T>
void move(const Plan& plan, const Step& step, BiasCorrection correction, std::span<const T> weights,
          std::span<const T> gradient, std::span<T> moments, std::span<T> next) {
  const auto of = [](double value) { return detail::constant<T>(value); };
  const OptimizerSpec& spec = step.optimizer;
  const std::size_t edges = weights.size();
  const T stepSize = of(step.stepSize);
  const T epsilon = of(spec.epsilon);
  T* first = moments.data();

  switch (spec.name) {
    case Optimizer::sgd:
      for (std::size_t e = 0; e < edges; ++e) next[e] = weights[e] - stepSize * gradient[e];
      break;
    case Optimizer::momentum:
      for (std::size_t e = 0; e < edges; ++e) {
        first[e] = of(spec.momentum) * first[e] + gradient[e];
        next[e] = weights[e] - stepSize * first[e];
      }
      break;
    case Optimizer::nesterov:
      for (std::size_t e = 0; e < edges; ++e) {
        first[e] = of(spec.momentum) * first[e] + gradient[e];
        next[e] = weights[e] - stepSize * (gradient[e] + of(spec.momentum) * first[e]);
      }
      break;
    case Optimizer::rmsprop: {
      const T rho = of(spec.rho);
      for (std::size_t e = 0; e < edges; ++e) {
        first[e] = rho * first[e] + (of(1) - rho) * gradient[e] * gradient[e];
        next[e] = weights[e] - stepSize * gradient[e] / (detail::rootOf(first[e]) + epsilon);
      }
      break;
    }
    case Optimizer::adam: {
      const T beta1 = of(spec.beta1);
      const T beta2 = of(spec.beta2);
      T* second = first + edges;
      for (std::size_t e = 0; e < edges; ++e) {
        first[e] = beta1 * first[e] + (of(1) - beta1) * gradient[e];
        second[e] = beta2 * second[e] + (of(1) - beta2) * gradient[e] * gradient[e];
        next[e] = weights[e] - stepSize * (first[e] / of(correction.first)) /
                                   (detail::rootOf(second[e] / of(correction.second)) + epsilon);
      }
      break;
    }
  }

  const auto& [l1, l2] = step.regularization;
  if (l1 == 0 && l2 == 0) return;
  const T factor = of(1) / (of(1) + stepSize * of(l2));
  const T threshold = stepSize * of(l1);
  const T zero = of(0);
  for (std::size_t e = 0; e < edges; ++e) {
    if (plan.kind[plan.tail[e]] == NeuronKind::bias) continue;
    const T shrunk = next[e] * factor;
    const T negative = shrunk < -threshold ? shrunk + threshold : zero;
    next[e] = shrunk > threshold ? shrunk - threshold : negative;
  }
}

}  // namespace edgewise
