// Goes through examples in groups of four, one example a lane, each group evaluated.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "edgewise/examples.hpp"

namespace edgewise {

// Calls visit(activity, targets, first, count) after the forward pass of each group: the number of
// its first example, and how many lanes count. `visit` may go on with the activity, backward.
template <class Visit>
void forEachGroup(const Plan& plan, std::span<const Real> weights, const Examples& examples,
                  Visit visit) {
  Activity activity(plan);
  std::vector<Lanes> targets(plan.outputs.size());
  for (Index first = 0; first < examples.count; first += laneCount) {
    const Index count = std::min<Index>(laneCount, examples.count - first);
    LaneExamples rows{};
    for (Index l = 0; l < laneCount; ++l) rows[l] = first + std::min(l, count - 1);
    loadExamples(plan, examples, rows, activity, targets);
    forward(plan, weights, activity);
    visit(activity, std::span<const Lanes>(targets), first, count);
  }
}

}  // namespace edgewise
