#include "edgewise/trainer.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "edgewise/backprop.hpp"
#include "edgewise/random.hpp"

namespace edgewise {

Trainer::Trainer(const Plan& plan, Examples examples, TrainingSpec spec, std::vector<Real> weights,
                 Progress progress)
    : plan_(&plan),
      examples_(examples),
      spec_(spec),
      weights_(std::move(weights)),
      next_(weights_.size()),
      progress_(std::move(progress)),
      gradient_(weights_.size()),
      mean_(weights_.size()),
      targets_(plan.outputs.size()),
      activity_(plan) {
  assert(examples_.count > 0);
}

void Trainer::setSpec(const TrainingSpec& spec) {
  spec_ = spec;
  orderEpoch_ = -1;
  batchIsValid_ = false;
}

void Trainer::setWeights(std::vector<Real> weights) {
  assert(weights.size() == weights_.size());
  weights_ = std::move(weights);
  batchIsValid_ = false;
}

std::int64_t Trainer::batchBegin() const { return positionInEpoch() / spec_.batch * spec_.batch; }

void Trainer::prepareEpoch() {
  if (orderEpoch_ == epoch()) return;
  orderEpoch_ = epoch();
  order_.resize(static_cast<std::size_t>(examples_.count));
  std::iota(order_.begin(), order_.end(), 0);
  if (spec_.order == Order::shuffle) {
    Random random(spec_.seed, Stream::order, static_cast<std::uint32_t>(orderEpoch_));
    shuffle(std::span(order_), random);
  }
}

void Trainer::restoreBatch() {
  if (batchIsValid_) return;
  std::fill(gradient_.begin(), gradient_.end(), broadcast(0));
  addExamples(batchBegin(), positionInEpoch());
  batchIsValid_ = true;
}

// Adds the gradient of the examples at places first … last - 1 of the epoch, all of one batch. The
// example at place p of a batch adds to lane p mod 4.
void Trainer::addExamples(std::int64_t first, std::int64_t last) {
  const std::int64_t begin = batchBegin();
  for (std::int64_t place = first; place < last;) {
    const auto firstLane = static_cast<Index>((place - begin) % laneCount);
    const auto lastLane =
        static_cast<Index>(std::min<std::int64_t>(laneCount, firstLane + last - place));
    LaneExamples rows{};
    for (Index l = 0; l < laneCount; ++l) {
      rows[l] = order_[place + std::clamp(l, firstLane, lastLane - 1) - firstLane];
    }
    loadExamples(*plan_, examples_, rows, activity_, targets_);
    forward(*plan_, weights_, activity_);
    setOutputDeltas(*plan_, spec_.loss, targets_, activity_);
    if (lastLane - firstLane < laneCount) {
      for (const Index n : plan_->outputs) {
        activity_.delta[n] = keepLanes(activity_.delta[n], firstLane, lastLane);
      }
    }
    backward(*plan_, weights_, activity_);
    addGradient(*plan_, activity_, gradient_);
    place += lastLane - firstLane;
  }
}

bool Trainer::step(Index count) {
  const Real inverse = Real{1} / static_cast<Real>(count);
  for (std::size_t e = 0; e < mean_.size(); ++e) {
    mean_[e] = sumOf(gradient_[e]) * inverse;
    gradient_[e] = broadcast(0);
  }
  const Step step{
      .optimizer = spec_.optimizer, .regularization = spec_.regularization, .stepSize = stepSize()};
  if (!descend(*plan_, weights_, mean_, step, progress_.optimizer, next_)) {
    progress_.optimizer = {};  // what it remembers is as wrong as the step
    return false;
  }
  std::swap(weights_, next_);
  return true;
}

bool Trainer::run(std::int64_t samples) {
  while (samples > 0) {
    prepareEpoch();
    restoreBatch();
    const std::int64_t place = positionInEpoch();
    const std::int64_t batchEnd =
        std::min<std::int64_t>(batchBegin() + spec_.batch, examples_.count);
    const std::int64_t last = std::min(batchEnd, place + samples);
    addExamples(place, last);
    if (last == batchEnd && !step(static_cast<Index>(batchEnd - batchBegin()))) {
      batchIsValid_ = false;
      return false;
    }
    progress_.samples += last - place;
    samples -= last - place;
  }
  return true;
}

}  // namespace edgewise
