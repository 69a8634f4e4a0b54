// How a network is trained: example by example or batch by batch, a step against the gradient.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "edgewise/training.hpp"
#include "network/lanes.hpp"
#include "network/plan.hpp"

namespace edgewise {

// What left the range of numbers where training diverged.
enum class Overflow { weights, moments };

// The numbers of `count` examples in the order in which an epoch takes them.
void setOrder(const TrainingSpec& spec, Index count, std::int64_t epoch, std::vector<Index>& order);

// Whether the steps are plain gradient descent, as code makes them: no memory, no regularization.
bool isPlainDescent(const TrainingSpec& spec);

class Tile;

// Trains one set of weights. Its whole state is (weights, progress): every epoch's order is a
// function of seed and epoch, and a batch that was cut short is computed again. So a run that is
// stopped anywhere and continued gives the same bits as one that was not.
class Trainer {
 public:
  // `plan` and `examples` must outlive the trainer. At least one example.
  Trainer(const Plan& plan, Examples examples, TrainingSpec spec, std::vector<Real> weights,
          Progress progress = {});
  ~Trainer();
  Trainer(Trainer&&) noexcept;
  Trainer& operator=(Trainer&&) noexcept;

  // Trains on `samples` more examples. A step is made at the end of each batch; the last batch of
  // an epoch may be shorter and is averaged over its own size. Returns false when a step would take
  // any weight out of the range of ±`largestWeight`, or what the optimizer remembers out of that of
  // numbers: then everything stands as it did before the batch, wherever this call began, but for
  // what the optimizer remembered.
  bool run(std::int64_t samples);
  Overflow overflow() const { return overflow_; }  // of the last run that returned false

  void setSpec(const TrainingSpec& spec);
  void setWeights(std::vector<Real> weights);

  const std::vector<Real>& weights() const { return weights_; }
  const Progress& progress() const { return progress_; }
  std::int64_t samples() const { return progress_.samples; }
  std::int64_t epoch() const { return progress_.samples / examples_.count; }
  double stepSize() const { return stepSizeAt(spec_.stepSize, epoch()); }

  // Which of the examples was seen last; before any, which comes first.
  Index turn() const;

 private:
  std::int64_t positionInEpoch() const { return progress_.samples % examples_.count; }
  std::int64_t batchBegin() const;
  void prepareEpoch();
  void restoreBatch();
  void addExamples(std::int64_t first, std::int64_t last);
  void addInCode(Index groups, const Index* rows, FloatBits keep);
  void addTile();
  void takeMean(Index count);
  bool hasCode() const { return plan_->code && plan_->code.loss == spec_.loss; }
  bool stepsInCode() const;
  std::int64_t descendInCode(std::int64_t samples);
  Index descendPointByPoint(Index count);
  Index descendByBatch(Index count);
  bool step(Index count);

  const Plan* plan_;
  Examples examples_;
  TrainingSpec spec_;
  std::vector<Real> weights_;
  std::vector<Real> next_;
  Progress progress_;
  Overflow overflow_ = Overflow::weights;

  std::vector<Index> order_;  // of the epoch `orderEpoch_`
  std::int64_t orderEpoch_ = -1;
  bool batchIsValid_ = false;    // gradient_ and the tile hold the batch's examples seen so far
  std::vector<Lanes> gradient_;  // sum over the batch, lane by lane, in edge order
  bool gradientIsZero_ = true;
  std::vector<Real> mean_;
  // Memory of code: in every lane the same weights, and those after a step; or, for batches, what
  // descendByBatch needs.
  std::array<std::vector<Lanes>, 2> inLanes_;
  std::unique_ptr<Tile> tile_;
};

}  // namespace edgewise
