#include "engine/code/lists.hpp"

#include "network/activation_formulas.hpp"
#include "network/plan.hpp"

namespace edgewise::code {

namespace {

constexpr std::uint32_t entryBytes = 4;

enum : std::uint32_t {
  list = PieceLocals::list,
  listed = PieceLocals::listed,
  listedWeight = PieceLocals::listedWeight,
  own = PieceLocals::blockPlace,
  neuronsLeft = PieceLocals::blocksLeft,
  termsLeft = PieceLocals::runsLeft,
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

std::size_t Lists::mostLanes(const Plan& plan, std::uint32_t groups) {
  return groups + plan.kind.size() + 4 * plan.tail.size();
}

// A new list. What the biases give out stands before the first.
void Lists::begin() {
  if (data_.bytes.empty()) {
    sums_ = pieces_->takeVectors(memory_->groups());
    for (std::uint32_t k = 0; k < laneCount * memory_->groups(); ++k) data_.word(bitsOfFloat(1));
  }
  Writer& body = pieces_->body;
  body.get(BatchLocals::scratch);
  body.set(list);
  advance(body, list, static_cast<std::int32_t>(memory_->end() + data_.bytes.size()));
}

// What has to be added to the place of what belongs to neuron 0.
std::uint32_t Lists::distance(Index neuron) const {
  const bool isBias = plan_->kind[neuron] == NeuronKind::bias;
  return isBias ? memory_->end() - memory_->place(Part::out, 0)
                : bytes(neuron, memory_->neuronBytes());
}

// Code that points to the next of the neurons and takes its sum.
Writer Lists::sums(Side side, std::span<const Index> neurons) {
  begin();
  const Ends ends(*plan_, side);
  for (const Index n : neurons) {
    data_.word(distance(n));
    data_.word(static_cast<std::uint32_t>(ends.begin[n + 1] - ends.begin[n]));
    for (Index place = ends.begin[n]; place < ends.begin[n + 1]; ++place) {
      data_.word(distance(ends.other(place)));
      data_.word(bytes(ends.edge(place), numberBytes));
    }
  }
  Recorder start;
  pointToListed(start, own, BatchLocals::scratch, 0);
  for (std::uint32_t g = 0; g < memory_->groups(); ++g) start.set(sums_ + g, start.constant(0));
  Writer code = pieces_->write(start);
  code.get(list);
  code.i32Load(entryBytes);
  code.set(termsLeft);
  skipEntries(code, 2);

  const Part part = side == Side::incoming ? Part::out : Part::delta;
  Recorder recorder;
  pointToListed(recorder, listed, BatchLocals::scratch, 0);
  pointToListed(recorder, listedWeight, BatchLocals::weights, 1);
  const Several weight = recorded<Recorded>(recorder, recorder.loadSplat(listedWeight, 0));
  const Several more = sum(recorder) + weight * memory_->load(recorder, listed, part, 0);
  for (std::uint32_t g = 0; g < memory_->groups(); ++g) {
    recorder.set(sums_ + g, stepIn(recorder, more[g]));
  }
  Writer term = pieces_->write(recorder);
  skipEntries(term, 2);
  repeat(code, term, termsLeft);
  return code;
}

Several Lists::sum(Recorder& recorder) const {
  Several sum;
  sum.count = memory_->groups();
  for (std::uint32_t g = 0; g < memory_->groups(); ++g) {
    sum.each[g] = recorded<Recorded>(recorder, recorder.local(sums_ + g));
  }
  return sum;
}

void Lists::forward(std::span<const Index> neurons) {
  Writer code = sums(Side::incoming, neurons);
  const Activation function = plan_->function[neurons[0]];
  Recorder recorder;
  const Several in = sum(recorder);
  if (needsIn(function)) memory_->store(recorder, own, Part::in, 0, in);
  memory_->store(recorder, own, Part::out, 0, formulas::value<Several>(function, in));
  code.append(pieces_->write(recorder).bytes);
  appendTimes(pieces_->body, code, static_cast<Index>(neurons.size()), neuronsLeft);
}

void Lists::backward(std::span<const Index> neurons) {
  Writer code = sums(Side::outgoing, neurons);
  const Activation function = plan_->function[neurons[0]];
  Recorder recorder;
  const auto load = [&](Part part) { return memory_->load(recorder, own, part, 0); };
  const Several in = needsIn(function) ? load(Part::in) : Several();
  memory_->store(recorder, own, Part::delta, 0,
                 sum(recorder) * formulas::derivative<Several>(function, in, load(Part::out)));
  code.append(pieces_->write(recorder).bytes);
  appendTimes(pieces_->body, code, static_cast<Index>(neurons.size()), neuronsLeft);
}

void Lists::step(std::span<const Index> firstEdges) {
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
  pointToListed(recorder, PieceLocals::blockWeights, BatchLocals::weights, 0);
  pointToListed(recorder, PieceLocals::blockNext, BatchLocals::next, 0);
  FourEdges four{.weights = PieceLocals::blockWeights, .next = PieceLocals::blockNext};
  for (std::uint32_t k = 0; k < laneCount; ++k) {
    const auto load = [&](Part part, std::uint32_t entry) {
      pointToListed(recorder, listed, BatchLocals::scratch, entry);
      return memory_->load(recorder, listed, part, 0);
    };
    const Several out = load(Part::out, 1 + 2 * k);
    four.gradient[k] = sumOfGroups(load(Part::delta, 2 + 2 * k), out, memory_->groups());
  }
  memory_->step(recorder, four);
  Writer code = pieces_->write(recorder);
  skipEntries(code, entries);
  appendTimes(pieces_->body, code, static_cast<Index>(firstEdges.size()), neuronsLeft);
}

Writer Lists::copy() const {
  Writer code;
  if (data_.bytes.empty()) return code;
  code.get(BatchLocals::scratch);
  code.i32Const(static_cast<std::int32_t>(memory_->end()));
  code.op(Op::i32Add);
  code.memoryInit(data_.bytes.size());
  return code;
}

}  // namespace edgewise::code
