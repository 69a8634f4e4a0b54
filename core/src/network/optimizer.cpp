// Compiled for speed: one step of an optimizer on one set of weights.

#include <algorithm>
#include <cmath>
#include <limits>

#include "network/optimizer_step.hpp"

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

bool shareMemory(Optimizer one, Optimizer other) {
  const auto hasVelocity = [](Optimizer optimizer) {
    return optimizer == Optimizer::momentum || optimizer == Optimizer::nesterov;
  };
  return one == other || (hasVelocity(one) && hasVelocity(other));
}

namespace {

std::size_t momentsOf(Optimizer optimizer, std::size_t edges) {
  return edges * static_cast<std::size_t>(momentsPerEdge(optimizer));
}

}  // namespace

void adopt(Optimizer optimizer, std::size_t edges, OptimizerState& state) {
  const bool isUnderstood = shareMemory(state.of.value_or(optimizer), optimizer);
  const bool fits = state.moments.empty() || state.moments.size() == momentsOf(optimizer, edges);
  if (!isUnderstood || !fits) state = {};
  state.of = optimizer;
}

void prepare(Optimizer optimizer, std::size_t edges, OptimizerState& state) {
  adopt(optimizer, edges, state);
  const std::size_t needed = momentsOf(optimizer, edges);
  if (state.moments.size() == needed) return;
  state = {.steps = 0, .moments = std::vector<Real>(needed, 0), .of = optimizer};
}

BiasCorrection biasCorrection(const OptimizerSpec& spec, std::int64_t steps) {
  if (spec.name != Optimizer::adam) return {};
  return {.first = static_cast<Real>(1 - power(spec.beta1, steps)),
          .second = static_cast<Real>(1 - power(spec.beta2, steps))};
}

namespace {

constexpr std::size_t width = laneCount;

// Bits of numbers without their sign, read as whole numbers, are in the order of the sizes of the
// numbers; infinity comes next, and NaN last.
using Sizes = decltype(bitsOf(broadcast(0)));

Sizes sizesOf(Lanes lanes) { return bitsOf(lanes) & ~bitsOf(broadcast(Real{-0.0})); }

Sizes larger(Sizes a, Sizes b) { return a < b ? b : a; }

bool areWithin(Sizes worst, Real limit) {
  const auto fine = worst <= bitsOf(broadcast(limit));
  return (fine[0] & fine[1] & fine[2] & fine[3]) != 0;
}

// Four edges at a time, then one at a time. Returns whether everything remembered is finite: a
// square that is not would hold its weight still from then on.
template <Optimizer name>
bool moveAll(const Step& step, BiasCorrection correction, std::span<const Real> weights,
             std::span<const Real> gradient, Real* moments, Real* next) {
  constexpr bool hasFirst = momentsPerEdge(name) >= 1;
  constexpr bool hasSecond = momentsPerEdge(name) == 2;
  const std::size_t edges = weights.size();
  Real* secondMoments = hasSecond ? moments + edges : nullptr;
  std::size_t e = 0;
  Sizes worst = bitsOf(broadcast(0));
  const StepConstants<Lanes> ofFour(step, correction);
  for (; e + width <= edges; e += width) {
    Lanes first = hasFirst ? loadLanes(moments + e) : broadcast(0);
    Lanes second = hasSecond ? loadLanes(secondMoments + e) : broadcast(0);
    storeLanes(moved<name>(ofFour, loadLanes(&weights[e]), loadLanes(&gradient[e]), first, second),
               next + e);
    if (hasFirst) storeLanes(first, moments + e);
    if (hasSecond) storeLanes(second, secondMoments + e);
    if (hasFirst) worst = larger(worst, sizesOf(first));
    if (hasSecond) worst = larger(worst, sizesOf(second));
  }
  const StepConstants<Real> ofOne(step, correction);
  Real unused = 0;
  for (; e < edges; ++e) {
    next[e] = moved<name>(ofOne, weights[e], gradient[e], hasFirst ? moments[e] : unused,
                          hasSecond ? secondMoments[e] : unused);
    if (hasFirst) worst = larger(worst, sizesOf(broadcast(moments[e])));
    if (hasSecond) worst = larger(worst, sizesOf(broadcast(secondMoments[e])));
  }
  return areWithin(worst, std::numeric_limits<Real>::max());
}

}  // namespace

bool inRange(std::span<const Real> weights) {
  Sizes worst = bitsOf(broadcast(0));
  std::size_t e = 0;
  for (; e + width <= weights.size(); e += width) {
    worst = larger(worst, sizesOf(loadLanes(&weights[e])));
  }
  bool all = areWithin(worst, largestWeight);
  for (; e < weights.size(); ++e) all = all && std::abs(weights[e]) <= largestWeight;
  return all;
}

bool descend(const Plan& plan, std::span<const Real> weights, std::span<const Real> gradient,
             const Step& step, OptimizerState& state, std::span<Real> next) {
  prepare(step.optimizer.name, weights.size(), state);
  ++state.steps;
  const BiasCorrection correction = biasCorrection(step.optimizer, state.steps);
  bool isRemembered = true;
  withOptimizer(step.optimizer.name, [&]<Optimizer name>() {
    isRemembered =
        moveAll<name>(step, correction, weights, gradient, state.moments.data(), next.data());
  });
  shrink<Real>(plan, step, next);
  if (!plan.frozen.empty()) {
    const std::span<Real> moments = state.moments;
    keepFrozen<Real>(plan, weights, moments, next);
    // What overflowed may have been remembered of a frozen edge.
    isRemembered = std::all_of(moments.begin(), moments.end(),
                               [](Real moment) { return std::isfinite(moment); });
  }
  return inRange(next) && isRemembered;
}

}  // namespace edgewise
