// The optimizers' formulas, for one set of weights (T = Real), for four neighbouring weights of it
// or for one weight of each of four sets (T = Lanes).
#pragma once

#include <cmath>
#include <span>

#include "network/descend.hpp"
#include "network/plan.hpp"

namespace edgewise {

// How many values an optimizer remembers for each edge.
constexpr Index momentsPerEdge(Optimizer optimizer) {
  switch (optimizer) {
    case Optimizer::sgd:
      return 0;
    case Optimizer::momentum:
    case Optimizer::nesterov:
    case Optimizer::adagrad:
    case Optimizer::rmsprop:
      return 1;
    case Optimizer::adam:
      break;
  }
  return 2;
}

// Adopts the state and makes it as large as the optimizer needs it.
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

// What is the same for all edges in a step.
template <class T>
struct StepConstants {
  StepConstants(const Step& step, BiasCorrection correction)
      : stepSize(detail::constant<T>(step.stepSize)),
        epsilon(detail::constant<T>(step.optimizer.epsilon)),
        momentum(detail::constant<T>(step.optimizer.momentum)),
        rho(detail::constant<T>(step.optimizer.rho)),
        beta1(detail::constant<T>(step.optimizer.beta1)),
        beta2(detail::constant<T>(step.optimizer.beta2)),
        firstCorrection(detail::constant<T>(correction.first)),
        secondCorrection(detail::constant<T>(correction.second)),
        one(detail::constant<T>(1)) {}

  T stepSize;
  T epsilon;
  T momentum;
  T rho;
  T beta1;
  T beta2;
  T firstCorrection;
  T secondCorrection;
  T one;
};

// Where the weight goes; what the optimizer remembers of the edge changes with it.
template <Optimizer name, class T>
T moved(const StepConstants<T>& c, T weight, T gradient, T& first, T& second) {
  if constexpr (name == Optimizer::sgd) {
    return weight - c.stepSize * gradient;
  } else if constexpr (name == Optimizer::momentum) {
    first = c.momentum * first + gradient;
    return weight - c.stepSize * first;
  } else if constexpr (name == Optimizer::nesterov) {
    first = c.momentum * first + gradient;
    return weight - c.stepSize * (gradient + c.momentum * first);
  } else if constexpr (name == Optimizer::adagrad) {
    first = first + gradient * gradient;
    return weight - c.stepSize * gradient / (detail::rootOf(first) + c.epsilon);
  } else if constexpr (name == Optimizer::rmsprop) {
    first = c.rho * first + (c.one - c.rho) * gradient * gradient;
    return weight - c.stepSize * gradient / (detail::rootOf(first) + c.epsilon);
  } else {
    first = c.beta1 * first + (c.one - c.beta1) * gradient;
    second = c.beta2 * second + (c.one - c.beta2) * gradient * gradient;
    return weight - c.stepSize * (first / c.firstCorrection) /
                        (detail::rootOf(second / c.secondCorrection) + c.epsilon);
  }
}

// Calls act<name>() for the optimizer of that name.
template <class Act>
void withOptimizer(Optimizer name, Act act) {
  switch (name) {
    case Optimizer::sgd:
      return act.template operator()<Optimizer::sgd>();
    case Optimizer::momentum:
      return act.template operator()<Optimizer::momentum>();
    case Optimizer::nesterov:
      return act.template operator()<Optimizer::nesterov>();
    case Optimizer::adagrad:
      return act.template operator()<Optimizer::adagrad>();
    case Optimizer::rmsprop:
      return act.template operator()<Optimizer::rmsprop>();
    case Optimizer::adam:
      return act.template operator()<Optimizer::adam>();
  }
}

// The proximal steps of L2 and L1 (see Step).
template <class T>
void shrink(const Plan& plan, const Step& step, std::span<T> weights) {
  const auto& [l1, l2] = step.regularization;
  if (l1 == 0 && l2 == 0) return;
  const auto of = [](double value) { return detail::constant<T>(value); };
  const T stepSize = of(step.stepSize);
  const T factor = of(1) / (of(1) + stepSize * of(l2));
  const T threshold = stepSize * of(l1);
  const T zero = of(0);
  for (std::size_t e = 0; e < weights.size(); ++e) {
    if (plan.kind[plan.tail[e]] == NeuronKind::bias) continue;
    const T shrunk = weights[e] * factor;
    const T negative = shrunk < -threshold ? shrunk + threshold : zero;
    weights[e] = shrunk > threshold ? shrunk - threshold : negative;
  }
}

// After a step: frozen edges weigh what they weighed, and nothing is remembered of them.
template <class T>
void keepFrozen(const Plan& plan, std::span<const T> weights, std::span<T> moments,
                std::span<T> next) {
  for (const Index e : plan.frozen) {
    const auto edge = static_cast<std::size_t>(e);
    next[edge] = weights[edge];
    for (std::size_t m = edge; m < moments.size(); m += weights.size()) {
      moments[m] = detail::constant<T>(0);
    }
  }
}

}  // namespace edgewise
