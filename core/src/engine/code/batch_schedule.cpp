// The schedule of a batch: examples are loaded, weighted sums taken forward, output deltas,
// weighted sums backward, a step. It is unrolled in one of three ways. A network of a few neurons
// is written straight on, all groups interleaved, with values that find room in registers or nearly
// so. Else the values stand in memory, a layer is a loop over blocks of neurons, and layers of one
// shape are a loop over these; many neurons with no shape in common are a loop along an index. So
// the code stays small enough for the fastest caches.
#include <algorithm>
#include <iterator>
#include <numeric>
#include <span>

#include "engine/code/indexed_loops.hpp"
#include "network/code.hpp"

namespace edgewise::code {

namespace {

// Locals that hold addresses: of the weights and the next ones, of the values of neurons whose sums
// are taken, and of those at the other ends of their edges.
struct Pointers {
  std::uint32_t weights;
  std::uint32_t next;
  std::uint32_t neurons;
  std::uint32_t neighbours;
};
constexpr Pointers fromBeginning{BatchLocals::weights, BatchLocals::next, BatchLocals::scratch,
                                 BatchLocals::scratch};
constexpr Pointers ofBlock{LoopLocals::blockWeights, LoopLocals::blockNext,
                           LoopLocals::blockNeurons, LoopLocals::neighbours};

class BatchSchedule {
 public:
  BatchSchedule(const Plan& plan, Loss loss, Index batch, Unroll unroll)
      : plan_(plan),
        loss_(loss),
        batch_(batch),
        isStraight_(unroll == Unroll::all),
        pointers_(isStraight_ ? fromBeginning : ofBlock),
        memory_(plan, batch, isStraight_),
        assembler_(isStraight_ ? std::uint32_t{BatchLocals::end} : std::uint32_t{LoopLocals::end}),
        indexed_(plan, memory_, assembler_),
        blockSize_(std::max<Index>(1, mostSums / groupsOf(batch))) {}

  Function write() {
    loadExamples();
    pass(Side::incoming);
    outputDeltas();
    pass(Side::outgoing);
    steps();

    Recorder recorder;
    Recorder& end = isStraight_ ? whole_ : recorder;
    const I32x4 largest = memory_.largest(end);
    assembler_.append(end, nodeIn(end, isOutOfRange(largest)));
    Function function = assembler_.function(plan_, batch_, indexed_.copy());
    function.data = indexed_.data();
    return function;
  }

 private:
  // Sums that are taken at once, a register each.
  static constexpr Index mostSums = 8;

  // Fewer have code of their own.
  static constexpr Index fewestIndexed = 12;

  // What is recorded once; straight on, everything is one recording.
  void once(FunctionRef<void(Recorder&)> record) {
    if (isStraight_) {
      record(whole_);
      return;
    }
    Recorder recorder;
    record(recorder);
    assembler_.append(recorder);
  }

  // What goes out of a neuron, or its delta.
  F32x4 load(Recorder& recorder, std::uint32_t pointer, Field field, Index n) const {
    if (plan_.kind[n] == NeuronKind::bias) return F32x4::broadcast(1);
    return memory_.load(recorder, pointer, field, n);
  }

  // Whether it is a hidden neuron by itself, with a shape that no other has.
  bool isAlone(const RepeatedRun& each, Side side) const {
    const Index n = plan_.order[each.first.begin];
    const Adjacency adjacency(plan_, side);
    return each.count == 1 && each.first.end - each.first.begin == 1 &&
           plan_.kind[n] == NeuronKind::hidden && adjacency.begin[n] < adjacency.begin[n + 1];
  }

  // All neurons' weighted sums over their edges on one side, and what they make of them: of runs
  // that repeat by loops, of many neurons alone along an index.
  void pass(Side side) {
    auto runs =
        runsOfOneFunction(plan_, side == Side::incoming ? plan_.sharedTails : plan_.sharedHeads);
    if (side == Side::outgoing) std::reverse(runs.begin(), runs.end());
    if (isStraight_) {
      for (const Plan::Run run : runs) sums(side, {run});
      return;
    }
    const auto neuron = [&](const RepeatedRun& each) { return plan_.order[each.first.begin]; };
    const auto all = repeatedRuns(plan_, side, runs);
    for (auto first = all.begin(), end = first; first != all.end(); first = end) {
      const Activation function = plan_.function[neuron(*first)];
      end = std::find_if(first, all.end(), [&](const RepeatedRun& each) {
        return !isAlone(each, side) || plan_.function[neuron(each)] != function;
      });
      if (end - first >= fewestIndexed) {
        std::vector<Index> neurons;
        std::transform(first, end, std::back_inserter(neurons), neuron);
        indexed_.sums(side, neurons);
      } else {
        end = std::max(end, first + 1);
        std::for_each(first, end, [&](const RepeatedRun& each) { sums(side, each); });
      }
    }
  }

  void sums(Side side, const RepeatedRun& repeated) {
    const Adjacency adjacency(plan_, side);
    const Index n = plan_.order[repeated.first.begin];
    const Index begin = adjacency.begin[n];
    const Index end = adjacency.begin[n + 1];
    if (side == Side::outgoing && plan_.kind[n] == NeuronKind::output && begin == end) return;
    // From an edge of one neuron to the same of the next.
    const Index stride = side == Side::incoming ? end - begin : 1;
    inBlocks(repeated, blockSize_, stride, [&](Recorder& recorder, Index first, Index count) {
      const auto weight = sharedWeights(recorder, pointers_.weights);
      std::vector<F32x4> sums(count, F32x4::broadcast(0));
      for (Index place = begin; place < end; ++place) {
        const F32x4 value =
            load(recorder, pointers_.neighbours, summed(side), adjacency.other(place));
        for (Index k = 0; k < count; ++k) {
          sums[k] = sums[k] + weight(adjacency.edge(place) + (first + k) * stride) * value;
        }
      }
      memory_.finish(recorder, side, n, pointers_.neurons, n + first, sums);
    });
  }

  // `record` takes down what is done with `count` neurons, `most` if there are so many. In loops it
  // is always done with the first of the run that is repeated, while pointers move on. Edges of two
  // neurons that follow each other are `stride` apart.
  void inBlocks(const RepeatedRun& repeated, Index most, Index stride,
                FunctionRef<void(Recorder&, Index, Index)> record) {
    const Index length = repeated.first.end - repeated.first.begin;
    for (Index first = 0; isStraight_ && first < length; first += most) {
      record(whole_, first, std::min(most, length - first));
    }
    if (isStraight_) return;
    struct Move {
      std::uint32_t pointer;
      std::uint32_t from;
      std::uint32_t bytes;
      Index byNeuron;
      Index byRun;
    };
    const auto& [neurons, edges, others] = repeated.stride;
    const std::array<Move, 4> moves{
        {{LoopLocals::blockWeights, BatchLocals::weights, numberBytes, stride, edges},
         {LoopLocals::blockNext, BatchLocals::next, numberBytes, stride, edges},
         {LoopLocals::blockNeurons, BatchLocals::scratch, memory_.neuronBytes(), 1, neurons},
         {LoopLocals::neighbours, BatchLocals::scratch, memory_.neuronBytes(), 0, others}}};
    const auto moveOn = [](Writer& code, const Move& move, Index by) {
      advance(code, move.pointer, by * static_cast<std::int32_t>(move.bytes));
    };
    Writer run;
    const auto append = [&](Index count, Index blocks) {
      if (blocks == 0 || count == 0) return;
      Recorder recorder;
      record(recorder, 0, count);
      Writer block = assembler_.write(recorder);
      for (const Move& move : moves) moveOn(block, move, move.byNeuron * count);
      appendTimes(run, block, blocks, LoopLocals::blocksLeft);
    };
    append(most, length / most);
    append(length % most, 1);
    for (const Move& move : moves) {
      assembler_.body.get(move.from);
      assembler_.body.set(move.pointer);
      moveOn(run, move, move.byRun - move.byNeuron * length);
    }
    appendTimes(assembler_.body, run, repeated.count, LoopLocals::runsLeft);
  }

  void loadExamples() {
    for (std::uint32_t g = 0; g < memory_.groups(); ++g) {
      once([&](Recorder& recorder) {
        const LoadedGroup loaded = loadGroup(recorder, plan_, batch_, g);
        const auto store = [&](Field field, const std::vector<Index>& neurons,
                               const std::vector<F32x4>& values) {
          for (std::size_t k = 0; k < neurons.size(); ++k) {
            memory_.storeGroup(recorder, BatchLocals::scratch, field, neurons[k], g, values[k][0]);
          }
        };
        store(Field::out, plan_.inputs, loaded.inputs);
        // The deltas of outputs hold the targets until they are computed.
        store(Field::delta, plan_.outputs, loaded.targets);
      });
    }
  }

  void outputDeltas() {
    once([&](Recorder& recorder) {
      Neurons neurons(plan_);
      std::vector<F32x4> targets;
      for (const Index n : plan_.outputs) {
        const auto loaded = [&](Field field) {
          return memory_.load(recorder, BatchLocals::scratch, field, n);
        };
        targets.push_back(loaded(Field::delta));
        if (needsIn(plan_.function[n])) neurons.in[n] = loaded(Field::in);
        if (!plan_.softmaxOutputs) neurons.out[n] = loaded(Field::out);
      }
      if (plan_.softmaxOutputs) {
        kernel::softmax<F32x4>(plan_, neurons.in.data(), neurons.out.data());
      }
      neurons.outputDeltas(loss_, targets);
      for (const Index n : plan_.outputs) {
        zeroBeyondBatch(neurons.delta[n], batch_);
        memory_.store(recorder, BatchLocals::scratch, Field::delta, n, neurons.delta[n]);
      }
      memory_.setLargest(recorder, integers(0));
    });
  }

  // The weights of some neurons at a time, as many as make whole groups of four edges, where that
  // repeats; all other edges four after four.
  void steps() {
    const auto begin = [&](Index k) { return plan_.incomingBegin[plan_.order[k]]; };
    const auto terms = [&](Index k) { return plan_.incomingBegin[plan_.order[k] + 1] - begin(k); };
    const auto together = [&](Index k) { return laneCount / std::gcd(terms(k), laneCount); };
    std::vector<Plan::Run> runs;
    for (Plan::Run run : plan_.sharedTails) {
      run.end -= (run.end - run.begin) % together(run.begin);
      if (run.end > run.begin && terms(run.begin) > 0) runs.push_back(run);
    }
    std::vector<std::uint8_t> isDone(plan_.tail.size(), 0);
    if (isStraight_) runs.clear();
    for (const RepeatedRun& each : repeatedRuns(plan_, Side::incoming, runs)) {
      const Index first = each.first.begin;
      const Index count = each.first.end - first;
      const Index heads = together(first);
      if (count * each.count <= heads) continue;
      inBlocks(each, heads, terms(first), [&](Recorder& recorder, Index, Index) {
        std::vector<Index> fours;
        for (Index e = 0; e < heads * terms(first); e += laneCount) {
          fours.push_back(begin(first) + e);
        }
        step(recorder, fours, pointers_);
      });
      for (Index k = 0; k < each.count; ++k) {
        std::fill_n(isDone.begin() + begin(first) + k * each.stride.edges, count * terms(first), 1);
      }
    }
    std::vector<Index> fours;  // the first edge of each; the last four overlap those before
    for (Index e = 0; e < plan_.edgeCount(); e += isDone[e] != 0 ? 1 : laneCount) {
      if (isDone[e] == 0) fours.push_back(std::min(e, plan_.edgeCount() - laneCount));
    }
    if (!isStraight_ && fours.size() >= fewestIndexed) {
      indexed_.step(fours);
    } else {
      once([&](Recorder& recorder) { step(recorder, fours, fromBeginning); });
    }
  }

  // Steps on four edges that follow each other, from each of these on.
  void step(Recorder& recorder, const std::vector<Index>& firstEdges, const Pointers& pointers) {
    Index loaded = -1;
    F32x4 delta;  // of that head
    for (const Index first : firstEdges) {
      FourEdges four{.weights = pointers.weights, .next = pointers.next, .first = first};
      for (Index k = 0; k < laneCount; ++k) {
        const Index head = headOf(plan_, first + k);
        if (head != loaded) delta = load(recorder, pointers.neurons, Field::delta, head);
        loaded = head;
        four.gradient[k] = sumOfGroups(
            delta, load(recorder, pointers.neighbours, Field::out, plan_.tail[first + k]),
            memory_.groups());
      }
      memory_.step(recorder, four);
    }
  }

  const Plan& plan_;
  Loss loss_;
  Index batch_;
  bool isStraight_;
  Pointers pointers_;
  BatchMemory memory_;
  Recorder whole_{};  // where all is straight on
  FunctionAssembler assembler_;
  IndexedLoops indexed_;
  Index blockSize_;  // neurons whose sums are taken together
};

}  // namespace

std::size_t scratchOfLoops(const Plan& plan, Index batch) {
  const BatchMemory memory(plan, batch);
  return memory.end() / laneBytes + IndexedLoops::mostLanes(plan, memory.groups());
}

Function batchFunction(const Plan& plan, Loss loss, Index batch, Unroll unroll) {
  return BatchSchedule(plan, loss, batch, unroll).write();
}

}  // namespace edgewise::code
