// Compiled for speed: the mean loss over examples, and how many of them are right.

#include "training/score.hpp"

#include <algorithm>

#include "network/example_groups.hpp"
#include "network/load_examples.hpp"
#include "network/loss_values.hpp"

namespace edgewise {

Real meanLoss(const Plan& plan, std::span<const Real> weights, Loss loss,
              const Examples& examples) {
  return score(plan, weights, loss, examples, {}).loss;
}

Score score(const Plan& plan, std::span<const Real> weights, Loss loss, const Examples& examples,
            const std::vector<ColumnEncoder>& targets) {
  if (examples.count == 0) return {};
  const std::size_t width = plan.outputs.size();
  std::vector<Real> outputs(width);
  Lanes sum = broadcast(0);
  Index right = 0;
  const bool categories = std::any_of(targets.begin(), targets.end(), [](const auto& target) {
    return target.type == ColumnType::category;
  });
  forEachGroup(
      plan, weights, examples,
      [&](const Activity& activity, std::span<const Lanes> truth, Index first, Index count) {
        const Lanes losses = lossOf(plan, loss, activity, truth);
        sum += count == laneCount ? losses : keepLanes(losses, 0, count);
        for (Index l = 0; l < count && categories; ++l) {
          for (std::size_t k = 0; k < width; ++k) {
            outputs[k] = activity.out[plan.outputs[k]][l];
          }
          const auto row = static_cast<std::size_t>(first + l) * width;
          const auto same = sameCategories(targets, outputs, examples.targets.subspan(row, width));
          right += same.value_or(false) ? 1 : 0;
        }
      });
  Score result{.loss = sumOf(sum) / static_cast<Real>(examples.count)};
  if (categories) result.accuracy = static_cast<double>(right) / examples.count;
  return result;
}

std::optional<bool> sameCategories(const std::vector<ColumnEncoder>& targets,
                                   std::span<const Real> outputs, std::span<const Real> truth) {
  std::optional<bool> same;
  std::size_t first = 0;
  for (const ColumnEncoder& target : targets) {
    const auto width = static_cast<std::size_t>(target.width());
    if (target.type == ColumnType::category) {
      const bool right = target.decode(outputs.subspan(first, width)) ==
                         target.decode(truth.subspan(first, width));
      same = same.value_or(true) && right;
    }
    first += width;
  }
  return same;
}

}  // namespace edgewise
