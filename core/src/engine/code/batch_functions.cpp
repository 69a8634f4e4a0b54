#include "engine/code/batch_functions.hpp"

#include <algorithm>

#include "network/activation_formulas.hpp"

namespace edgewise::code {

namespace {

// The first numbers of four rows, column by column.
std::vector<Recorded> columnsOf(Recorder& recorder, std::uint32_t pointers, std::size_t width) {
  const auto at = [&](NodeId id) { return recorded<Recorded>(recorder, id); };
  std::vector<Recorded> columns;
  std::size_t k = 0;
  for (; k + 2 <= width; k += 2) {
    const Recorded first = at(recorder.loadPairs(pointers, bytes(k, numberBytes)));
    const Recorded second = at(recorder.loadPairs(pointers + 2, bytes(k, numberBytes)));
    columns.push_back(evenLanes(first, second));
    columns.push_back(oddLanes(first, second));
  }
  if (k < width) columns.push_back(at(recorder.gather(pointers, bytes(k, numberBytes))));
  return columns;
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

void zeroBeyondBatch(Several& lanes, Index batch) {
  const Index count = batch % laneCount;
  if (count == 0) return;
  const auto lane = [&](Index l) {
    return static_cast<std::uint8_t>(l < count ? l : l + laneCount);
  };
  Recorded& last = lanes.each[groupsOf(batch) - 1];
  last = shuffled(last, Recorded::broadcast(0), {lane(0), lane(1), lane(2), lane(3)});
}

bool needsIn(Activation function) {
  return function != Activation::identity && function != Activation::logistic &&
         function != Activation::tanh;
}

void valuesOfTwo(Activation function, Several& a, Several& b) {
  const std::size_t last = a.count - 1;
  const auto both =
      formulas::value<Several>(function, shuffled(a.each[last], b.each[last], {0, 1, 4, 5}));
  for (Several* each : {&a, &b}) {
    each->count = last;
    if (last > 0) *each = formulas::value<Several>(function, *each);
    each->count = last + 1;
  }
  a.each[last] = shuffled(both[0], both[0], {0, 1, 0, 1});
  b.each[last] = shuffled(both[0], both[0], {2, 3, 2, 3});
}

Recorded sumOfGroups(const Several& delta, const Several& out, std::uint32_t groups) {
  Recorded sum = delta[0] * out[0];
  for (std::uint32_t g = 1; g < groups; ++g) sum = sum + delta[g] * out[g];
  return sum;
}

Recorded recordStep(Recorder& recorder, const FourEdges& edges) {
  const auto lanes = [&](std::uint32_t pointer, std::uint32_t offset) {
    return recorded<Recorded>(recorder, recorder.load(pointer, offset));
  };
  const auto constant = [&](std::uint32_t place) {
    return lanes(BatchLocals::scratch, bytes(place, laneBytes));
  };
  const auto& [a, b, c, d] = edges.gradient;
  const Recorded mean =
      (sumsOf(a, b, c, d) + Recorded::broadcast(0)) * constant(BatchConstants::inverse);
  const std::uint32_t offset = bytes(edges.first, numberBytes);
  const Recorded moved = lanes(edges.weights, offset) - constant(BatchConstants::stepSize) * mean;
  recorder.store(edges.next, offset, nodeIn(recorder, moved));
  return moved;
}

Function batchFunction(std::uint32_t integers) {
  return {.name = "descendByBatch",
          .parameters = BatchLocals::parameters,
          .result = Type::i32,
          .integers = BatchLocals::end - BatchLocals::parameters + integers};
}

void loopOverBatches(Function& function, const Plan& plan, Writer batch, Index size) {
  returnIfAny(batch, BatchLocals::done);
  keepFrozen(batch, plan, {BatchLocals::weights, BatchLocals::next}, numberBytes);
  advance(batch, BatchLocals::done, 1);
  advance(batch, BatchLocals::rows, static_cast<std::int32_t>(bytes(size, numberBytes)));
  swap(batch, BatchLocals::weights, BatchLocals::next);
  repeat(function.body, batch, BatchLocals::batches);
  function.body.get(BatchLocals::done);
}

}  // namespace edgewise::code
