#include "engine/code/indexed_loops.hpp"

#include "network/activation_formulas.hpp"
#include "network/plan.hpp"

namespace edgewise::code {

namespace {

constexpr std::uint32_t entryBytes = 4;

enum : std::uint32_t {
  list = LoopLocals::list,
  listed = LoopLocals::listed,
  listedWeight = LoopLocals::listedWeight,
  own = LoopLocals::blockPlace,
  neuronsLeft = LoopLocals::blocksLeft,
  termsLeft = LoopLocals::runsLeft,
};

// From here on the local points as far beyond `from` as the list says.
void pointToListed(Recorder& recorder, std::uint32_t local, std::uint32_t from,
                   std::uint32_t entry) {
  recorder.pointToRow(local, {.table = from, .rows = list, .number = entry, .bytes = 1});
}

void skipEntries(Writer& code, std::int32_t count) {
  advance(code, list, count * static_cast<std::int32_t>(entryBytes));
}

}  // namespace

std::size_t IndexedLoops::mostLanes(const Plan& plan, std::uint32_t groups) {
  return groups + plan.kind.size() + 4 * plan.tail.size();
}

// A new list. What the biases give out stands before the first.
void IndexedLoops::begin() {
  if (data_.bytes.empty()) {
    sums_ = assembler_->takeVectors(memory_->groups());
    for (std::uint32_t k = 0; k < laneCount * memory_->groups(); ++k) data_.word(bitsOfFloat(1));
  }
  Writer& body = assembler_->body;
  body.get(BatchLocals::scratch);
  body.set(list);
  advance(body, list, static_cast<std::int32_t>(memory_->end() + data_.bytes.size()));
}

// What has to be added to the place of what belongs to neuron 0.
std::uint32_t IndexedLoops::distance(Index neuron) const {
  const bool isBias = plan_->kind[neuron] == NeuronKind::bias;
  return isBias ? memory_->end() - memory_->place(Field::out, 0)
                : bytes(neuron, memory_->neuronBytes());
}

// Code that points to the next of the neurons and takes its sum.
Writer IndexedLoops::sums(Side side, std::span<const Index> neurons) {
  begin();
  const Adjacency adjacency(*plan_, side);
  for (const Index n : neurons) {
    data_.word(distance(n));
    data_.word(static_cast<std::uint32_t>(adjacency.begin[n + 1] - adjacency.begin[n]));
    for (Index place = adjacency.begin[n]; place < adjacency.begin[n + 1]; ++place) {
      data_.word(distance(adjacency.other(place)));
      data_.word(bytes(adjacency.edge(place), numberBytes));
    }
  }
  Recorder start;
  pointToListed(start, own, BatchLocals::scratch, 0);
  for (std::uint32_t g = 0; g < memory_->groups(); ++g) start.set(sums_ + g, start.constant(0));
  Writer code = assembler_->write(start);
  code.get(list);
  code.i32Load(entryBytes);
  code.set(termsLeft);
  skipEntries(code, 2);

  const Field part = side == Side::incoming ? Field::out : Field::delta;
  Recorder recorder;
  pointToListed(recorder, listed, BatchLocals::scratch, 0);
  pointToListed(recorder, listedWeight, BatchLocals::weights, 1);
  const Several weight = recorded<Recorded>(recorder, recorder.loadSplat(listedWeight, 0));
  const Several more = sum(recorder) + weight * memory_->load(recorder, listed, part, 0);
  for (std::uint32_t g = 0; g < memory_->groups(); ++g) {
    recorder.set(sums_ + g, nodeIn(recorder, more[g]));
  }
  Writer term = assembler_->write(recorder);
  skipEntries(term, 2);
  repeat(code, term, termsLeft);
  return code;
}

Several IndexedLoops::sum(Recorder& recorder) const {
  Several sum;
  sum.count = memory_->groups();
  for (std::uint32_t g = 0; g < memory_->groups(); ++g) {
    sum.each[g] = recorded<Recorded>(recorder, recorder.local(sums_ + g));
  }
  return sum;
}

void IndexedLoops::forward(std::span<const Index> neurons) {
  Writer code = sums(Side::incoming, neurons);
  const Activation function = plan_->function[neurons[0]];
  Recorder recorder;
  const Several in = sum(recorder);
  if (needsIn(function)) memory_->store(recorder, own, Field::in, 0, in);
  memory_->store(recorder, own, Field::out, 0, formulas::value<Several>(function, in));
  code.append(assembler_->write(recorder).bytes);
  appendTimes(assembler_->body, code, static_cast<Index>(neurons.size()), neuronsLeft);
}

void IndexedLoops::backward(std::span<const Index> neurons) {
  Writer code = sums(Side::outgoing, neurons);
  const Activation function = plan_->function[neurons[0]];
  Recorder recorder;
  const auto load = [&](Field part) { return memory_->load(recorder, own, part, 0); };
  const Several in = needsIn(function) ? load(Field::in) : Several();
  memory_->store(recorder, own, Field::delta, 0,
                 sum(recorder) * formulas::derivative<Several>(function, in, load(Field::out)));
  code.append(assembler_->write(recorder).bytes);
  appendTimes(assembler_->body, code, static_cast<Index>(neurons.size()), neuronsLeft);
}

void IndexedLoops::step(std::span<const Index> firstEdges) {
  begin();
  for (const Index first : firstEdges) {
    data_.word(bytes(first, numberBytes));
    for (Index e = first; e < first + laneCount; ++e) {
      data_.word(distance(plan_->tail[e]));
      data_.word(distance(headOf(*plan_, e)));
    }
  }
  constexpr std::uint32_t entries = 1 + 2 * laneCount;
  Recorder recorder;
  pointToListed(recorder, LoopLocals::blockWeights, BatchLocals::weights, 0);
  pointToListed(recorder, LoopLocals::blockNext, BatchLocals::next, 0);
  FourEdges four{.weights = LoopLocals::blockWeights, .next = LoopLocals::blockNext};
  for (std::uint32_t k = 0; k < laneCount; ++k) {
    const auto load = [&](Field part, std::uint32_t entry) {
      pointToListed(recorder, listed, BatchLocals::scratch, entry);
      return memory_->load(recorder, listed, part, 0);
    };
    const Several out = load(Field::out, 1 + 2 * k);
    four.gradient[k] = sumOfGroups(load(Field::delta, 2 + 2 * k), out, memory_->groups());
  }
  memory_->step(recorder, four);
  Writer code = assembler_->write(recorder);
  skipEntries(code, entries);
  appendTimes(assembler_->body, code, static_cast<Index>(firstEdges.size()), neuronsLeft);
}

Writer IndexedLoops::copy() const {
  Writer code;
  if (data_.bytes.empty()) return code;
  code.get(BatchLocals::scratch);
  code.i32Const(static_cast<std::int32_t>(memory_->end()));
  code.op(Op::i32Add);
  code.memoryInit(data_.bytes.size());
  return code;
}

}  // namespace edgewise::code
