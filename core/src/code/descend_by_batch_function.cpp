// Plain gradient descent, batch by batch: all of a batch's groups of four examples side by side,
// from their rows to the next weights.
#include <algorithm>
#include <cassert>

#include "../kernel.hpp"
#include "edgewise/code.hpp"
#include "functions.hpp"
#include "neurons.hpp"
#include "range.hpp"

namespace edgewise::code {

namespace {

enum : std::uint32_t { weights, next, inputs, targets, rows, batches, constants, end };
constexpr std::uint32_t done = end;
constexpr std::uint32_t inputRow = done + 1;  // four each
constexpr std::uint32_t targetRow = inputRow + laneCount;
constexpr std::uint32_t firstVector = targetRow + laneCount;

// The constants of a step, four times each, in the order in which they are handed over.
enum : std::uint32_t { stepSizePlace, inversePlace };

class BatchRecorder {
 public:
  BatchRecorder(const Plan& plan, Loss loss, Index batch)
      : plan_(plan),
        batch_(static_cast<std::uint32_t>(batch)),
        groups_((batch_ - 1) / laneCount + 1) {
    assert(groups_ <= mostSideBySide);
    loadExamples();
    const auto weight = [&](Index e) -> Several {
      return at(recorder_.loadSplat(weights, bytes(e, numberBytes)));
    };
    Several* in = neurons_.in.data();
    Several* out = neurons_.out.data();
    Several* delta = neurons_.delta.data();
    kernel::forward<Several>(plan, weight, in, out);
    kernel::outputDeltas<Several>(plan, loss, targets_.data(), in, out, delta);
    if (const Index last = batch % laneCount; last > 0) {
      for (const Index n : plan.outputs) keepFirst(delta[n], last);
    }
    kernel::backward<Several>(plan, weight, in, out, delta);
    step();
  }

  // Leaves the lanes on the stack that would leave the range.
  Recorder::Code write() {
    return recorder_.write(firstVector, stepIn(recorder_, isOutOfRange(largest_)));
  }

 private:
  Recorded at(Step step) { return recorded<Recorded>(recorder_, step); }

  void loadExamples() {
    targets_.resize(plan_.outputs.size());
    for (const Index n : plan_.inputs) neurons_.out[n].count = groups_;
    for (Several& each : targets_) each.count = groups_;
    for (std::uint32_t g = 0; g < groups_; ++g) {
      for (std::uint32_t l = 0; l < laneCount; ++l) {
        // Lanes that do not count repeat the batch's last example.
        const std::uint32_t place = std::min(g * laneCount + l, batch_ - 1);
        recorder_.pointToRow(inputRow + l,
                             {inputs, rows, place, bytes(plan_.inputs.size(), numberBytes)});
        recorder_.pointToRow(targetRow + l,
                             {targets, rows, place, bytes(plan_.outputs.size(), numberBytes)});
      }
      read(inputRow, plan_.inputs.size(),
           [&](std::size_t k) -> Recorded& { return neurons_.out[plan_.inputs[k]].each[g]; });
      read(targetRow, plan_.outputs.size(),
           [&](std::size_t k) -> Recorded& { return targets_[k].each[g]; });
    }
  }

  // The first `width` numbers of four rows go to into(0), into(1), …
  template <class Into>
  void read(std::uint32_t pointers, std::size_t width, Into into) {
    std::size_t k = 0;
    for (; k + 2 <= width; k += 2) {
      const Recorded first = at(recorder_.loadPairs(pointers, bytes(k, numberBytes)));
      const Recorded second = at(recorder_.loadPairs(pointers + 2, bytes(k, numberBytes)));
      into(k) = evenLanes(first, second);
      into(k + 1) = oddLanes(first, second);
    }
    if (k < width) into(k) = at(recorder_.gather(pointers, bytes(k, numberBytes)));
  }

  // Only the first lanes of the last group count.
  void keepFirst(Several& lanes, Index count) const {
    const auto lane = [&](Index l) {
      return static_cast<std::uint8_t>(l < count ? l : l + laneCount);
    };
    Recorded& last = lanes.each[groups_ - 1];
    last = shuffled(last, Recorded::broadcast(0), {lane(0), lane(1), lane(2), lane(3)});
  }

  // The sum of an edge's gradient over the groups, but for the sign of zero.
  Recorded sumOfGroups(Index e, Index head) const {
    const Several& delta = neurons_.delta[head];
    const Several& out = neurons_.out[plan_.tail[e]];
    Recorded sum = delta[0] * out[0];
    for (std::size_t g = 1; g < groups_; ++g) sum = sum + delta[g] * out[g];
    return sum;
  }

  // Four edges that follow each other; the last four overlap those before.
  void step() {
    const auto constant = [&](std::uint32_t place) {
      return at(recorder_.load(constants, bytes(place, laneBytes)));
    };
    const Recorded stepSize = constant(stepSizePlace);
    const Recorded inverse = constant(inversePlace);
    const Recorded zero = Recorded::broadcast(0);
    std::vector<Index> head(plan_.tail.size());
    for (const Index n : plan_.order) {
      std::fill(head.begin() + plan_.incomingBegin[n], head.begin() + plan_.incomingBegin[n + 1],
                n);
    }
    const Index edges = plan_.edgeCount();
    for (Index e = 0; e < edges; e += laneCount) {
      const Index first = std::min(e, edges - laneCount);
      const auto sum = [&](Index k) { return sumOfGroups(first + k, head[first + k]); };
      const Recorded mean = (sumsOf(sum(0), sum(1), sum(2), sum(3)) + zero) * inverse;
      const std::uint32_t offset = bytes(first, numberBytes);
      const Recorded moved = at(recorder_.load(weights, offset)) - stepSize * mean;
      recorder_.store(next, offset, stepIn(recorder_, moved));
      largest_ = largerSize(largest_, moved);
    }
  }

  const Plan& plan_;
  std::uint32_t batch_;
  std::uint32_t groups_;
  Recorder recorder_{};
  Neurons neurons_{plan_};
  std::vector<Several> targets_{};
  RecordedBits largest_ = integers(0);
};

}  // namespace

Function descendByBatchFunction(const Plan& plan, Loss loss, Index batch) {
  Function function{.name = "descendByBatch",
                    .parameters = end,
                    .givesBack = true,
                    .integers = firstVector - end};
  const auto recording = BatchRecorder(plan, loss, batch).write();
  function.vectors = recording.vectors;
  function.body = recording.constants;
  Writer step = recording.body;
  leaveIfAny(step, done);
  advance(step, done, 1);
  advance(step, rows, static_cast<std::int32_t>(bytes(batch, numberBytes)));
  swap(step, weights, next);
  repeat(function, step, batches);
  function.body.get(done);
  return function;
}

}  // namespace edgewise::code
