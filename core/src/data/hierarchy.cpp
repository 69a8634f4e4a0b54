#include "data/hierarchy.hpp"

#include "network/math.hpp"

namespace edgewise {

Hierarchy drawHierarchy(Random& random) {
  Hierarchy process;
  for (auto& weights : process.branch) {
    for (double& weight : weights) weight = random.uniform(-2, 2);
  }
  for (double& weight : process.leaf) {
    weight = random.uniform(0.5, 2);
    if (random.below(2) != 0) weight = -weight;
  }
  return process;
}

std::array<double, Hierarchy::leaves> Hierarchy::leavesOf(double first, double second) const {
  std::array<double, leaves> values{};
  for (std::size_t k = 0; k < leaves; ++k) {
    const auto& weights = branch[k / leavesPerBranch];
    const double inner = math::tanh(weights[0] * first + weights[1] * second);
    values[k] = math::tanh(leaf[k] * inner);
  }
  return values;
}

}  // namespace edgewise
