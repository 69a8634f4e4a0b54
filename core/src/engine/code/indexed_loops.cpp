// Loops over neurons and edges along an index of addresses.
#include "engine/code/indexed_loops.hpp"

namespace edgewise::code {

namespace {

constexpr std::int32_t entryBytes = 4;

enum : std::uint32_t {
  entry = LoopLocals::entry,
  indexed = LoopLocals::indexed,
  indexedWeight = LoopLocals::indexedWeight,
  own = LoopLocals::blockNeurons,
  neuronsLeft = LoopLocals::blocksLeft,
  termsLeft = LoopLocals::runsLeft,
};

// From here on the local points as far beyond `from` as the entry says that is `further` on.
void pointToEntry(Recorder& recorder, std::uint32_t local, std::uint32_t from,
                  std::uint32_t further) {
  recorder.pointToRow(local, {.table = from, .rows = entry, .number = further, .bytes = 1});
}

}  // namespace

std::size_t IndexedLoops::mostLanes(const Plan& plan, std::uint32_t groups) {
  return groups + plan.kind.size() + 4 * plan.tail.size();
}

// From here on the code reads what is added now. What the biases give out stands first of all.
void IndexedLoops::begin() {
  if (data_.bytes.empty()) {
    sums_ = assembler_->takeVectors(memory_->groups());
    for (std::uint32_t k = 0; k < laneCount * memory_->groups(); ++k) add(bitsOfFloat(1));
  }
  Writer& body = assembler_->body;
  body.get(BatchLocals::scratch);
  body.set(entry);
  advance(body, entry, static_cast<std::int32_t>(memory_->end() + data_.bytes.size()));
}

// What has to be added to the address of what belongs to neuron 0.
std::uint32_t IndexedLoops::distance(Index neuron) const {
  const bool isBias = plan_->kind[neuron] == NeuronKind::bias;
  return isBias ? memory_->end() - memory_->offset(Field::out, 0)
                : bytes(neuron, memory_->neuronBytes());
}

void IndexedLoops::sums(Side side, std::span<const Index> neurons) {
  begin();
  const Adjacency adjacency(*plan_, side);
  for (const Index n : neurons) {
    add(distance(n));
    add(adjacency.begin[n + 1] - adjacency.begin[n]);
    for (Index place = adjacency.begin[n]; place < adjacency.begin[n + 1]; ++place) {
      add(distance(adjacency.other(place)));
      add(bytes(adjacency.edge(place), numberBytes));
    }
  }
  Recorder start;
  pointToEntry(start, own, BatchLocals::scratch, 0);
  for (std::uint32_t g = 0; g < memory_->groups(); ++g) start.set(sums_ + g, start.constant(0));
  Writer code = assembler_->write(start);
  code.get(entry);
  code.i32Load(entryBytes);
  code.set(termsLeft);
  advance(code, entry, 2 * entryBytes);

  Recorder term;
  pointToEntry(term, indexed, BatchLocals::scratch, 0);
  pointToEntry(term, indexedWeight, BatchLocals::weights, 1);
  const F32x4 weight = recorded(term, term.loadSplat(indexedWeight, 0));
  const F32x4 value = memory_->load(term, indexed, summed(side), 0);
  const F32x4 more = sum(term) + weight * value;
  for (std::uint32_t g = 0; g < memory_->groups(); ++g) term.set(sums_ + g, nodeIn(term, more[g]));
  Writer loop = assembler_->write(term);
  advance(loop, entry, 2 * entryBytes);
  repeat(code, loop, termsLeft);

  Recorder end;
  F32x4 all = sum(end);
  memory_->finish(end, side, neurons[0], own, 0, {&all, 1});
  code.append(assembler_->write(end).bytes);
  appendTimes(assembler_->body, code, static_cast<Index>(neurons.size()), neuronsLeft);
}

F32x4 IndexedLoops::sum(Recorder& recorder) const {
  return recordedEach(recorder, memory_->groups(),
                      [&](std::uint32_t g) { return recorder.local(sums_ + g); });
}

void IndexedLoops::step(std::span<const Index> firstEdges) {
  begin();
  for (const Index first : firstEdges) {
    add(bytes(first, numberBytes));
    for (Index e = first; e < first + laneCount; ++e) {
      add(distance(plan_->tail[e]));
      add(distance(headOf(*plan_, e)));
    }
  }
  Recorder recorder;
  pointToEntry(recorder, LoopLocals::blockWeights, BatchLocals::weights, 0);
  pointToEntry(recorder, LoopLocals::blockNext, BatchLocals::next, 0);
  FourEdges four{.weights = LoopLocals::blockWeights, .next = LoopLocals::blockNext};
  for (std::uint32_t k = 0; k < laneCount; ++k) {
    const auto load = [&](Field field, std::uint32_t further) {
      pointToEntry(recorder, indexed, BatchLocals::scratch, further);
      return memory_->load(recorder, indexed, field, 0);
    };
    const F32x4 out = load(Field::out, 1 + 2 * k);
    four.gradient[k] = sumOfGroups(load(Field::delta, 2 + 2 * k), out, memory_->groups());
  }
  memory_->step(recorder, four);
  Writer code = assembler_->write(recorder);
  advance(code, entry, (1 + 2 * laneCount) * entryBytes);
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
