#include "explain/slice.hpp"

#include "network/backprop.hpp"
#include "network/example_groups.hpp"
#include "network/load_examples.hpp"
#include "network/loss_values.hpp"
#include "training/score.hpp"

namespace edgewise {

namespace {

Real at(const std::array<Real, 2>& range, Index step, Index points) {
  return range[0] + (range[1] - range[0]) * static_cast<Real>(step) / static_cast<Real>(points - 1);
}

}  // namespace

std::vector<Real> meanGradient(const Plan& plan, std::span<const Real> weights, Loss loss,
                               const Examples& examples) {
  std::vector<Lanes> sums(weights.size(), broadcast(0));
  forEachGroup(plan, weights, examples,
               [&](Activity activity, std::span<const Lanes> targets, Index, Index count) {
                 setOutputDeltas(plan, loss, targets, activity);
                 for (const Index n : plan.outputs) {
                   activity.delta[n] = keepLanes(activity.delta[n], 0, count);
                 }
                 backward(plan, weights, activity);
                 addGradient(plan, activity, sums);
               });
  std::vector<Real> gradient;
  gradient.reserve(sums.size());
  for (const Lanes sum : sums) {
    gradient.push_back(sumOf(sum) / static_cast<Real>(examples.count));
  }
  return gradient;
}

LossSlice lossSlice(const Plan& plan, std::span<const Real> weights, Loss loss,
                    const Examples& examples, Index edge, std::array<Real, 2> range, Index points) {
  LossSlice slice{.weights = {},
                  .losses = {},
                  .weight = weights[edge],
                  .loss = meanLoss(plan, weights, loss, examples),
                  .derivative = meanGradient(plan, weights, loss, examples)[edge]};
  std::vector<Real> moved(weights.begin(), weights.end());
  for (Index i = 0; i < points; ++i) {
    moved[edge] = at(range, i, points);
    slice.weights.push_back(moved[edge]);
    slice.losses.push_back(meanLoss(plan, moved, loss, examples));
  }
  return slice;
}

LossGrid lossGrid(const Plan& plan, std::span<const Real> weights, Loss loss,
                  const Examples& examples, std::array<Index, 2> edges,
                  std::array<std::array<Real, 2>, 2> ranges, Index resolution) {
  const std::vector<Real> gradient = meanGradient(plan, weights, loss, examples);
  LossGrid grid{.resolution = resolution,
                .losses = {},
                .weights = {weights[edges[0]], weights[edges[1]]},
                .derivatives = {gradient[edges[0]], gradient[edges[1]]},
                .loss = meanLoss(plan, weights, loss, examples)};
  std::vector<Real> moved(weights.begin(), weights.end());
  for (Index j = 0; j < resolution; ++j) {
    for (Index i = 0; i < resolution; ++i) {
      moved[edges[0]] = at(ranges[0], i, resolution);
      moved[edges[1]] = at(ranges[1], j, resolution);
      grid.losses.push_back(meanLoss(plan, moved, loss, examples));
    }
  }
  return grid;
}

}  // namespace edgewise
