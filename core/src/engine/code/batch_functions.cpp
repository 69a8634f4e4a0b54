// What both ways of writing code for whole batches share.
#include "engine/code/batch_functions.hpp"

#include <algorithm>

#include "network/activation_formulas.hpp"

namespace edgewise::code {

namespace {

// The first numbers of four rows, column by column.
std::vector<F32x4> columnsOf(Recorder& recorder, std::uint32_t pointers, std::size_t width) {
  std::vector<F32x4> columns;
  std::size_t k = 0;
  for (; k + 2 <= width; k += 2) {
    const std::uint32_t offset = bytes(k, numberBytes);
    const F32x4 first = recorded(recorder, recorder.loadPairs(pointers, offset));
    const F32x4 second = recorded(recorder, recorder.loadPairs(pointers + 2, offset));
    columns.push_back(evenLanes(first, second));
    columns.push_back(oddLanes(first, second));
  }
  if (k < width) {
    columns.push_back(recorded(recorder, recorder.gather(pointers, bytes(k, numberBytes))));
  }
  return columns;
}

// For the sums of two neurons whose last group is no more than half full.
void applyToTwo(Activation function, F32x4& a, F32x4& b) {
  const std::size_t last = a.count - 1;
  const auto both =
      formulas::value<F32x4>(function, shuffled(a.each[last], b.each[last], {0, 1, 4, 5}));
  for (F32x4* each : {&a, &b}) {
    each->count = last;
    if (last > 0) *each = formulas::value<F32x4>(function, *each);
    each->count = last + 1;
  }
  a.each[last] = shuffled(both[0], both[0], {0, 1, 0, 1});
  b.each[last] = shuffled(both[0], both[0], {2, 3, 2, 3});
}

}  // namespace

LoadedGroup loadGroup(Recorder& recorder, const Plan& plan, Index batch, std::uint32_t group) {
  const std::size_t inputs = plan.inputs.size();
  const std::size_t outputs = plan.outputs.size();
  for (std::uint32_t l = 0; l < laneCount; ++l) {
    // Lanes that do not count repeat the batch's last example.
    const std::uint32_t place =
        std::min(group * laneCount + l, static_cast<std::uint32_t>(batch) - 1);
    recorder.pointToRow(BatchLocals::inputRow + l, {BatchLocals::inputs, BatchLocals::rows, place,
                                                    bytes(inputs, numberBytes)});
    recorder.pointToRow(BatchLocals::targetRow + l, {BatchLocals::targets, BatchLocals::rows, place,
                                                     bytes(outputs, numberBytes)});
  }
  return {.inputs = columnsOf(recorder, BatchLocals::inputRow, inputs),
          .targets = columnsOf(recorder, BatchLocals::targetRow, outputs)};
}

void zeroBeyondBatch(F32x4& groups, Index batch) {
  const Index count = batch % laneCount;
  if (count == 0) return;
  const auto lane = [&](Index l) {
    return static_cast<std::uint8_t>(l < count ? l : l + laneCount);
  };
  V128& last = groups.each[groupsOf(batch) - 1];
  last = shuffled(last, V128{}, {lane(0), lane(1), lane(2), lane(3)});
}

bool needsIn(Activation function) {
  return function != Activation::identity && function != Activation::logistic &&
         function != Activation::tanh;
}

void applyFunction(Activation function, std::span<F32x4> sums, Index batch) {
  std::size_t k = 0;
  for (; isHalfEmpty(batch) && k + 2 <= sums.size(); k += 2)
    applyToTwo(function, sums[k], sums[k + 1]);
  for (; k < sums.size(); ++k) sums[k] = formulas::value<F32x4>(function, sums[k]);
}

F32x4 sumOfGroups(const F32x4& delta, const F32x4& out, std::uint32_t groups) {
  F32x4 sum = F32x4(delta[0]) * out[0];
  for (std::uint32_t g = 1; g < groups; ++g) sum = sum + F32x4(delta[g]) * out[g];
  return sum;
}

F32x4 recordStep(Recorder& recorder, const FourEdges& edges) {
  const auto load = [&](std::uint32_t pointer, std::uint32_t offset) -> F32x4 {
    return recorded(recorder, recorder.load(pointer, offset));
  };
  const auto constant = [&](std::uint32_t place) {
    return load(BatchLocals::scratch, bytes(place, laneBytes));
  };
  const auto& [a, b, c, d] = edges.gradient;
  const F32x4 mean = (sumsOf(a, b, c, d) + F32x4::broadcast(0)) * constant(BatchConstants::inverse);
  const std::uint32_t offset = bytes(edges.first, numberBytes);
  const F32x4 moved = load(edges.weights, offset) - constant(BatchConstants::stepSize) * mean;
  recorder.store(edges.next, offset, nodeIn(recorder, moved));
  return moved;
}

}  // namespace edgewise::code
