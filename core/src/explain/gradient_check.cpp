#include "explain/gradient_check.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "explain/slice.hpp"
#include "network/plan.hpp"
#include "training/score.hpp"

namespace edgewise {

namespace {

constexpr auto epsilon = static_cast<double>(std::numeric_limits<Real>::epsilon());
// By so many times the distance of neighbouring numbers may rounding on the way to a loss move it.
constexpr double roundingSteps = 8;

}  // namespace

std::vector<GradientCheck> checkGradient(const Plan& plan, std::span<const Real> weights, Loss loss,
                                         const Examples& examples, std::span<const Index> edges) {
  const std::vector<Real> gradient = meanGradient(plan, weights, loss, examples);
  std::vector<Real> moved(weights.begin(), weights.end());
  const auto lossAt = [&](Index edge, Real weight) {
    moved[edge] = weight;
    const Real value = meanLoss(plan, moved, loss, examples);
    moved[edge] = weights[edge];
    return value;
  };
  std::vector<GradientCheck> checks;
  checks.reserve(edges.size());
  for (const Index edge : edges) {
    const Real low = weights[edge] - checkStep;
    const Real high = weights[edge] + checkStep;
    GradientCheck check{.edge = edge,
                        .gradient = gradient[edge],
                        .below = lossAt(edge, low),
                        .above = lossAt(edge, high)};
    // Beyond weights of 10^5 a float32 cannot move by the step.
    const double distance = static_cast<double>(high) - static_cast<double>(low);
    const double rise = static_cast<double>(check.above) - static_cast<double>(check.below);
    check.numeric = distance > 0 ? rise / distance : 0;
    const auto exact = static_cast<double>(check.gradient);
    const double larger = std::max(std::abs(exact), std::abs(check.numeric));
    const auto losses = static_cast<double>(std::max(std::abs(check.below), std::abs(check.above)));
    const double apart = std::abs(exact - check.numeric);
    const bool agree = apart * distance <= roundingSteps * epsilon * losses;
    check.difference = agree ? 0 : apart / larger;
    checks.push_back(check);
  }
  return checks;
}

}  // namespace edgewise
