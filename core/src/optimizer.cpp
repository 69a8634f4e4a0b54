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

namespace {

constexpr std::size_t width = laneCount;

// Four edges at a time, then one at a time.
template <Optimizer name>
void moveAll(const Step& step, BiasCorrection correction, std::span<const Real> weights,
             std::span<const Real> gradient, Real* moments, Real* next) {
  constexpr bool hasFirst = name != Optimizer::sgd;
  constexpr bool hasSecond = name == Optimizer::adam;
  const std::size_t edges = weights.size();
  Real* secondMoments = hasSecond ? moments + edges : nullptr;
  std::size_t e = 0;
  const StepConstants<Lanes> ofFour(step, correction);
  for (; e + width <= edges; e += width) {
    Lanes first = hasFirst ? loadLanes(moments + e) : broadcast(0);
    Lanes second = hasSecond ? loadLanes(secondMoments + e) : broadcast(0);
    storeLanes(moved<name>(ofFour, loadLanes(&weights[e]), loadLanes(&gradient[e]), first, second),
               next + e);
    if (hasFirst) storeLanes(first, moments + e);
    if (hasSecond) storeLanes(second, secondMoments + e);
  }
  const StepConstants<Real> ofOne(step, correction);
  Real unused = 0;
  for (; e < edges; ++e) {
    next[e] = moved<name>(ofOne, weights[e], gradient[e], hasFirst ? moments[e] : unused,
                          hasSecond ? secondMoments[e] : unused);
  }
}

// Whether no weight is beyond ±`largestWeight`, nor NaN. The bits of positive numbers, read as
// whole numbers, are in the order of the numbers, and those of NaN come last.
bool inRange(std::span<const Real> weights) {
  const auto signBits = bitsOf(broadcast(Real{-0.0}));
  auto worst = bitsOf(broadcast(0));
  std::size_t e = 0;
  for (; e + width <= weights.size(); e += width) {
    const auto size = bitsOf(loadLanes(&weights[e])) & ~signBits;
    worst = worst < size ? size : worst;
  }
  const auto fine = worst <= bitsOf(broadcast(largestWeight));
  bool all = (fine[0] & fine[1] & fine[2] & fine[3]) != 0;
  for (; e < weights.size(); ++e) all = all && std::abs(weights[e]) <= largestWeight;
  return all;
}

}  // namespace

bool descend(const Plan& plan, std::span<const Real> weights, std::span<const Real> gradient,
             const Step& step, OptimizerState& state, std::span<Real> next) {
  prepare(step.optimizer.name, weights.size(), state);
  ++state.steps;
  const BiasCorrection correction = biasCorrection(step.optimizer, state.steps);
  withOptimizer(step.optimizer.name, [&]<Optimizer name>() {
    moveAll<name>(step, correction, weights, gradient, state.moments.data(), next.data());
  });
  shrink<Real>(plan, step, next);
  return inRange(next);
}

}  // namespace edgewise
