// Compiled for speed: four sets of weights that are trained side by side.

#include "training/lane_trainer.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "network/backprop.hpp"
#include "network/load_examples.hpp"
#include "network/loss_values.hpp"
#include "network/optimizer_step.hpp"

namespace edgewise {

LaneTrainer::LaneTrainer(const Plan& plan, Examples examples, const TrainingSpec& spec,
                         const Starts& starts)
    : plan_(&plan),
      examples_(examples),
      spec_(spec),
      next_(starts[0].size()),
      moments_(starts[0].size() * static_cast<std::size_t>(momentsPerEdge(spec.optimizer.name)),
               broadcast(0)),
      mean_(starts[0].size()),
      targets_(plan.outputs.size()),
      activities_(plan) {
  for (std::size_t e = 0; e < starts[0].size(); ++e) {
    weights_.push_back(Lanes{starts[0][e], starts[1][e], starts[2][e], starts[3][e]});
  }
  gradients_.fill(std::vector<Lanes>(weights_.size(), broadcast(0)));
}

std::vector<Real> LaneTrainer::weights(int lane) const {
  std::vector<Real> own;
  own.reserve(weights_.size());
  for (const Lanes& weight : weights_) own.push_back(weight[lane]);
  return own;
}

void LaneTrainer::addExample(Index example, std::vector<Lanes>& gradient) {
  const Activity activity = activities_[0];
  loadExamples(*plan_, examples_, {example, example, example, example}, activity, targets_);
  forward(*plan_, weights_, activity);
  setOutputDeltas(*plan_, spec_.loss, targets_, activity);
  backward(*plan_, weights_, activity);
  addGradient(*plan_, activity, gradient);
}

void LaneTrainer::step(Index count) {
  const Lanes inverse = broadcast(Real{1} / static_cast<Real>(count));
  for (std::size_t e = 0; e < mean_.size(); ++e) {
    mean_[e] =
        ((gradients_[0][e] + gradients_[1][e]) + (gradients_[2][e] + gradients_[3][e])) * inverse;
    for (Index p = 0; p < std::min(count, laneCount); ++p) gradients_[p][e] = broadcast(0);
  }
  const Step step{.optimizer = spec_.optimizer,
                  .regularization = spec_.regularization,
                  .stepSize = stepSizeAt(spec_.stepSize, epoch_)};
  ++steps_;
  const StepConstants<Lanes> constants(step, biasCorrection(spec_.optimizer, steps_));
  // Set in the lanes whose weights, and what the optimizer remembers of them, are all in range.
  auto inRange = broadcast(0) == broadcast(0);
  const auto keepWithin = [&](Lanes values, Real limit) {
    const Lanes size = values < broadcast(0) ? -values : values;
    inRange &= size <= broadcast(limit);
  };
  withOptimizer(spec_.optimizer.name, [&]<Optimizer name>() {
    const std::size_t edges = weights_.size();
    Lanes unused{};
    for (std::size_t e = 0; e < edges; ++e) {
      next_[e] = moved<name>(constants, weights_[e], mean_[e],
                             momentsPerEdge(name) == 0 ? unused : moments_[e],
                             momentsPerEdge(name) == 2 ? moments_[edges + e] : unused);
    }
  });
  shrink<Lanes>(*plan_, step, next_);
  keepFrozen<Lanes>(*plan_, weights_, moments_, next_);
  for (const Lanes& weight : next_) keepWithin(weight, largestWeight);
  for (const Lanes& moment : moments_) keepWithin(moment, std::numeric_limits<Real>::max());
  bool all = true;
  for (std::size_t l = 0; l < laneCount; ++l) {
    diverged_[l] = diverged_[l] || inRange[l] == 0;
    all = all && !diverged_[l];
  }
  if (all) {
    std::swap(weights_, next_);
    return;
  }
  for (std::size_t e = 0; e < weights_.size(); ++e) {
    for (std::size_t l = 0; l < laneCount; ++l) {
      if (!diverged_[l]) weights_[e][l] = next_[e][l];
    }
  }
}

bool LaneTrainer::descendsInCode() const {
  const Code& code = plan_->code;
  const bool anyDiverged = std::find(diverged_.begin(), diverged_.end(), true) != diverged_.end();
  return code && code.loss == spec_.loss && code.batch == 1 && spec_.batch == 1 &&
         isPlainDescent(spec_) && !anyDiverged;
}

Lanes LaneTrainer::stepSize() const {
  return broadcast(static_cast<Real>(stepSizeAt(spec_.stepSize, epoch_)));
}

// So many steps have been done, from weights_ to next_ and back again: the last are weights_ from
// here on.
void LaneTrainer::wasMoved(Index steps) {
  if (steps % 2 == 1) std::swap(weights_, next_);
  steps_ += steps;
}

// Plain descent point by point. Returns how many examples it came to before a step that takes a
// lane out of the range.
Index LaneTrainer::descendInCode(std::span<const Index> order) {
  if (!descendsInCode()) return 0;
  const Lanes size = stepSize();
  const Index done =
      plan_->code.descend(weights_.data(), next_.data(), examples_.inputs.data(),
                          examples_.targets.data(), order.data(), examples_.count, &size);
  wasMoved(done);
  return done;
}

// Likewise, before a step that takes a lane of either out of the range.
Index LaneTrainer::descendInCode(LaneTrainer& a, LaneTrainer& b, std::span<const Index> order) {
  if (!a.descendsInCode() || !b.descendsInCode()) return 0;
  const Lanes size = a.stepSize();
  const Index done =
      a.plan_->code.descendBoth(a.weights_.data(), a.next_.data(), b.weights_.data(),
                                b.next_.data(), a.examples_.inputs.data(),
                                a.examples_.targets.data(), order.data(), a.examples_.count, &size);
  a.wasMoved(done);
  b.wasMoved(done);
  return done;
}

std::vector<Index> LaneTrainer::orderOfEpoch() const {
  std::vector<Index> order;
  setOrder(spec_, examples_.count, epoch_, order);
  return order;
}

// Goes on in the loops from place `begin` of the epoch on.
void LaneTrainer::finishEpoch(std::span<const Index> order, Index begin) {
  for (; begin < examples_.count; begin += spec_.batch) {
    const Index end = std::min(begin + spec_.batch, examples_.count);
    for (Index place = begin; place < end; ++place) {
      addExample(order[place], gradients_[(place - begin) % laneCount]);
    }
    step(end - begin);
  }
  ++epoch_;
}

void LaneTrainer::runEpoch() {
  const std::vector<Index> order = orderOfEpoch();
  finishEpoch(order, descendInCode(order));
}

void LaneTrainer::runEpoch(LaneTrainer& a, LaneTrainer& b) {
  assert(a.plan_ == b.plan_ && a.epoch_ == b.epoch_);
  const std::vector<Index> order = a.orderOfEpoch();
  const Index done = descendInCode(a, b, order);
  for (LaneTrainer* each : {&a, &b}) {
    // Where one has diverged, the other may go on in code for itself.
    each->finishEpoch(order, done > 0 ? done : each->descendInCode(order));
  }
}

}  // namespace edgewise
