// Trains four sets of weights side by side, one in each lane, on the same examples in the same
// order.
//
// A batch of one example fills only one lane of a Trainer; here it fills all. Every lane comes to
// the bits that a Trainer of its own would come to.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "network/network.hpp"
#include "training/trainer.hpp"

namespace edgewise {

class LaneTrainer {
 public:
  using Starts = std::array<std::vector<Real>, laneCount>;

  LaneTrainer(const Plan& plan, Examples examples, const TrainingSpec& spec, const Starts& starts);

  // One pass over the examples. A lane whose step would leave the range keeps the weights before it
  // from then on.
  void runEpoch();

  // The same for two trainers of the same plan, examples, settings and epoch. Where there is code,
  // their steps are interleaved: one computes while the other waits.
  static void runEpoch(LaneTrainer& a, LaneTrainer& b);

  std::int64_t epoch() const { return epoch_; }
  bool diverged(int lane) const { return diverged_[static_cast<std::size_t>(lane)]; }
  std::vector<Real> weights(int lane) const;

 private:
  void addExample(Index example, std::vector<Lanes>& gradient);
  void step(Index count);
  std::vector<Index> orderOfEpoch() const;
  bool descendsInCode() const;
  Index descendInCode(std::span<const Index> order);
  static Index descendInCode(LaneTrainer& a, LaneTrainer& b, std::span<const Index> order);
  void finishEpoch(std::span<const Index> order, Index begin);
  Lanes stepSize() const;
  void wasMoved(Index steps);

  const Plan* plan_;
  Examples examples_;
  TrainingSpec spec_;
  std::int64_t epoch_ = 0;
  std::int64_t steps_ = 0;
  std::array<bool, laneCount> diverged_{};
  std::vector<Lanes> weights_;
  std::vector<Lanes> next_;
  std::vector<Lanes> moments_;
  // The example at place p of a batch adds to gradients_[p mod 4], as it adds to lane p mod 4 of a
  // Trainer.
  std::array<std::vector<Lanes>, laneCount> gradients_;
  std::vector<Lanes> mean_;
  std::vector<Lanes> targets_;
  Activities activities_;
};

}  // namespace edgewise
