// Compiled for speed: training of one set of weights, in code where there is some.

#include "training/trainer.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "engine/tile.hpp"
#include "network/backprop.hpp"
#include "network/descend.hpp"
#include "network/load_examples.hpp"
#include "network/random.hpp"

namespace edgewise {

void setOrder(const TrainingSpec& spec, Index count, std::int64_t epoch,
              std::vector<Index>& order) {
  order.resize(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), 0);
  if (spec.order == Order::shuffle) {
    Random random(spec.seed, Stream::order, static_cast<std::uint32_t>(epoch));
    shuffle(std::span(order), random);
  }
}

bool isPlainDescent(const TrainingSpec& spec) {
  return spec.optimizer.name == Optimizer::sgd && spec.regularization.l1 == 0 &&
         spec.regularization.l2 == 0;
}

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
      tile_(std::make_unique<Tile>(plan)) {
  assert(examples_.count > 0);
  adopt(spec_.optimizer.name, weights_.size(), progress_.optimizer);
}

Trainer::~Trainer() = default;
Trainer::Trainer(Trainer&&) noexcept = default;
Trainer& Trainer::operator=(Trainer&&) noexcept = default;

void Trainer::setSpec(const TrainingSpec& spec) {
  spec_ = spec;
  adopt(spec_.optimizer.name, weights_.size(), progress_.optimizer);
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
  setOrder(spec_, examples_.count, orderEpoch_, order_);
}

Index Trainer::turn() const {
  const std::int64_t last = std::max<std::int64_t>(0, samples() - 1);
  std::vector<Index> order;
  setOrder(spec_, examples_.count, last / examples_.count, order);
  return order[static_cast<std::size_t>(last % examples_.count)];
}

void Trainer::restoreBatch() {
  if (batchIsValid_) return;
  std::fill(gradient_.begin(), gradient_.end(), broadcast(0));
  gradientIsZero_ = true;
  tile_->clear();
  addExamples(batchBegin(), positionInEpoch());
  batchIsValid_ = true;
}

// Adds the gradient of the examples at places first … last - 1 of the epoch, all of one batch. The
// example at place p of a batch adds to lane p mod 4.
void Trainer::addExamples(std::int64_t first, std::int64_t last) {
  const std::int64_t begin = batchBegin();
  for (std::int64_t place = first; place < last;) {
    const auto firstLane = static_cast<Index>((place - begin) % laneCount);
    if (hasCode() && firstLane == 0 && last - place >= laneCount) {
      const auto groups = static_cast<Index>((last - place) / laneCount);
      addInCode(groups, order_.data() + place, FloatBits{-1, -1, -1, -1});
      place += groups * laneCount;
      continue;
    }
    const auto lastLane =
        static_cast<Index>(std::min<std::int64_t>(laneCount, firstLane + last - place));
    LaneExamples rows{};
    for (Index l = 0; l < laneCount; ++l) {
      rows[l] = order_[place + std::clamp(l, firstLane, lastLane - 1) - firstLane];
    }
    place += lastLane - firstLane;
    if (hasCode()) {
      FloatBits keep{};
      for (Index l = firstLane; l < lastLane; ++l) keep[l] = -1;
      addInCode(1, rows.data(), keep);
      continue;
    }
    if (tile_->isFull()) addTile();
    tile_->add(examples_, rows, firstLane, lastLane);
  }
}

void Trainer::addInCode(Index groups, const Index* rows, FloatBits keep) {
  addTile();  // from before there was code
  plan_->code.addGradient(weights_.data(), gradient_.data(), examples_.inputs.data(),
                          examples_.targets.data(), rows, groups, &keep);
  gradientIsZero_ = false;
}

// The tile's gradient goes to the others, and the tile is empty again.
void Trainer::addTile() {
  if (tile_->isEmpty()) return;
  tile_->forward(weights_);
  tile_->backward(weights_, spec_.loss);
  tile_->addGradient(gradient_);
  gradientIsZero_ = false;
  tile_->clear();
}

bool Trainer::stepsInCode() const {
  return hasCode() && spec_.batch == plan_->code.batch && isPlainDescent(spec_);
}

// Whole batches of this epoch, up to `samples` examples. Returns how many of these it came to
// before a step that leaves the range.
std::int64_t Trainer::descendInCode(std::int64_t samples) {
  const auto batches = static_cast<Index>(samples / spec_.batch);
  if (batches == 0) return 0;
  const Index done = spec_.batch == 1 ? descendPointByPoint(batches) : descendByBatch(batches);
  progress_.optimizer.steps += done;
  return std::int64_t{done} * spec_.batch;
}

// A batch of one fills no more than a lane, so that all four do the same work: four times the same
// weights.
Index Trainer::descendPointByPoint(Index count) {
  auto& [weights, next] = inLanes_;
  next.resize(weights_.size());
  weights.clear();
  for (const Real weight : weights_) weights.push_back(broadcast(weight));
  const Lanes stepSizes = broadcast(static_cast<Real>(stepSize()));
  const Index done = plan_->code.descend(weights.data(), next.data(), examples_.inputs.data(),
                                         examples_.targets.data(),
                                         order_.data() + positionInEpoch(), count, &stepSizes);
  const auto& result = done % 2 == 0 ? weights : next;
  for (std::size_t e = 0; e < weights_.size(); ++e) weights_[e] = result[e][0];
  return done;
}

Index Trainer::descendByBatch(Index count) {
  auto& scratch = inLanes_[0];
  scratch.resize(scratchOfBatch(*plan_, spec_.batch));
  scratch[0] = broadcast(static_cast<Real>(stepSize()));
  scratch[1] = broadcast(Real{1} / static_cast<Real>(spec_.batch));
  const Index done = plan_->code.descendByBatch(
      weights_.data(), next_.data(), examples_.inputs.data(), examples_.targets.data(),
      order_.data() + positionInEpoch(), count, scratch.data());
  if (done % 2 == 1) std::swap(weights_, next_);
  return done;
}

// The mean gradient of a batch that has been added; what was added is forgotten.
void Trainer::takeMean(Index count) {
  const Real inverse = Real{1} / static_cast<Real>(count);
  if (gradientIsZero_ && !tile_->isEmpty()) {  // the whole batch is in the tile
    tile_->forward(weights_);
    tile_->backward(weights_, spec_.loss);
    tile_->sumGradient(inverse, mean_);
    tile_->clear();
    return;
  }
  addTile();
  const std::size_t edges = mean_.size();
  std::size_t e = 0;
  for (; e + laneCount <= edges; e += laneCount) {
    Lanes* four = &gradient_[e];
    storeLanes(sumsOf(four[0], four[1], four[2], four[3]) * broadcast(inverse), &mean_[e]);
  }
  for (; e < edges; ++e) mean_[e] = sumOf(gradient_[e]) * inverse;
  std::fill(gradient_.begin(), gradient_.end(), broadcast(0));
  gradientIsZero_ = true;
}

bool Trainer::step(Index count) {
  takeMean(count);
  const Step step{
      .optimizer = spec_.optimizer, .regularization = spec_.regularization, .stepSize = stepSize()};
  if (!descend(*plan_, weights_, mean_, step, progress_.optimizer, next_)) {
    overflow_ = inRange(next_) ? Overflow::moments : Overflow::weights;
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
    if (stepsInCode() && place == batchBegin()) {
      const std::int64_t done =
          descendInCode(std::min<std::int64_t>(samples, examples_.count - place));
      progress_.samples += done;
      samples -= done;
      if (done > 0) continue;  // a step that leaves the range is told of below
    }
    addExamples(place, last);
    if (last == batchEnd && !step(static_cast<Index>(batchEnd - batchBegin()))) {
      progress_.samples -= place - batchBegin();
      batchIsValid_ = false;
      return false;
    }
    progress_.samples += last - place;
    samples -= last - place;
  }
  return true;
}

}  // namespace edgewise
