// The process behind the generator "hierarchy" (II-7): two hidden numbers decide four, and each of
// those four of sixteen. Few parameters, many dimensions.
#pragma once

#include <array>
#include <cstddef>

#include "network/random.hpp"

namespace edgewise {

struct Hierarchy {
  static constexpr std::size_t branches = 4;
  static constexpr std::size_t leavesPerBranch = 4;
  static constexpr std::size_t leaves = branches * leavesPerBranch;

  std::array<std::array<double, 2>, branches> branch{};  // weights of the two hidden numbers
  std::array<double, leaves> leaf{};                     // weight of the leaf's branch

  // The sixteen numbers, without noise: the tanh of weighted sums at each step.
  std::array<double, leaves> leavesOf(double first, double second) const;
};

// Its weights, as the generator draws them first of all.
Hierarchy drawHierarchy(Random& random);

}  // namespace edgewise
