// The loss as a function of one weight, or of two, all others fixed.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "edgewise/functions.hpp"
#include "edgewise/numbers.hpp"
#include "network/plan.hpp"

namespace edgewise {

inline constexpr Index maxSlicePoints = 2000;
inline constexpr Index maxGridPoints = 200;  // along each of the two weights

// d mean loss / d weight at the present weights, in edge order: exact, by backpropagation.
std::vector<Real> meanGradient(const Plan& plan, std::span<const Real> weights, Loss loss,
                               const Examples& examples);

struct LossSlice {
  std::vector<Real> weights;  // from end to end, evenly spaced
  std::vector<Real> losses;   // mean loss over the examples at each
  Real weight = 0;            // at present
  Real loss = 0;              // there
  Real derivative = 0;        // there: the slope of the tangent

  // Where one step of gradient descent takes the weight.
  Real next(double stepSize) const { return weight - static_cast<Real>(stepSize) * derivative; }
};

// The range that is looked at where nobody says which.
constexpr std::array<double, 2> usualSlice(double weight) { return {weight - 2, weight + 2}; }

// At least one example, 2 … maxSlicePoints points.
LossSlice lossSlice(const Plan& plan, std::span<const Real> weights, Loss loss,
                    const Examples& examples, Index edge, std::array<Real, 2> range, Index points);

struct LossGrid {
  Index resolution = 0;
  std::vector<Real> losses;           // [j * resolution + i]: first weight i, second weight j
  std::array<Real, 2> weights{};      // at present
  std::array<Real, 2> derivatives{};  // there
  Real loss = 0;
};

LossGrid lossGrid(const Plan& plan, std::span<const Real> weights, Loss loss,
                  const Examples& examples, std::array<Index, 2> edges,
                  std::array<std::array<Real, 2>, 2> ranges, Index resolution);

}  // namespace edgewise
