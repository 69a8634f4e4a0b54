// Goes through examples in groups of four, one example a lane, each group evaluated.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "edgewise/numbers.hpp"
#include "network/load_examples.hpp"

namespace edgewise {

// Calls visit(activity, targets, first, count) after the forward pass of each group: the number of
// its first example, and how many lanes count. `visit` may go on with the activity, backward. There
// are no targets where the examples have none.
template <class Visit>
void forEachGroup(const Plan& plan, std::span<const Real> weights, const Examples& examples,
                  Visit visit) {
  Activities activities(plan, groupsAtOnce(examples.count));
  const std::size_t width = examples.targets.empty() ? 0 : plan.outputs.size();
  std::vector<Lanes> targets(static_cast<std::size_t>(activities.count()) * width);
  const auto targetsOf = [&](Index group) {
    return std::span(targets).subspan(static_cast<std::size_t>(group) * width, width);
  };
  for (Index begin = 0; begin < examples.count; begin += activities.count() * laneCount) {
    const Index groups = std::min(activities.count(), groupsOf(examples.count - begin));
    for (Index g = 0; g < groups; ++g) {
      LaneExamples rows{};
      for (Index l = 0; l < laneCount; ++l) {
        rows[l] = std::min(begin + g * laneCount + l, examples.count - 1);
      }
      loadExamples(plan, examples, rows, activities[g], targetsOf(g));
    }
    forward(plan, weights, activities, groups);
    for (Index g = 0; g < groups; ++g) {
      const Index first = begin + g * laneCount;
      visit(activities[g], std::span<const Lanes>(targetsOf(g)), first,
            std::min<Index>(laneCount, examples.count - first));
    }
  }
}

}  // namespace edgewise
