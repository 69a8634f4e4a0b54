// A batch of a network that is too large to hold in registers: the values of neurons stand in
// memory, a layer is a loop over some neurons at a time, and layers of one shape are a loop over
// these; many neurons with no shape in common are a loop along a list. So the code stays small
// enough for the fastest caches.
#include <algorithm>
#include <iterator>
#include <numeric>
#include <span>

#include "engine/code/indexed_loops.hpp"
#include "engine/code/neurons.hpp"
#include "engine/code/range.hpp"
#include "engine/code/repeated_runs.hpp"
#include "network/activation_formulas.hpp"
#include "network/code.hpp"
#include "network/function_ref.hpp"
#include "network/kernel.hpp"

namespace edgewise::code {

namespace {

enum : std::uint32_t {
  blockWeights = LoopLocals::blockWeights,
  blockNext = LoopLocals::blockNext,
  blockPlace = LoopLocals::blockPlace,
  neighbours = LoopLocals::neighbours,
};

class LoopedBatch {
 public:
  LoopedBatch(const Plan& plan, Loss loss, Index batch)
      : plan_(plan),
        loss_(loss),
        batch_(batch),
        memory_(plan, batch),
        indexed_(plan, memory_, assembler_),
        most_(std::max<Index>(1, mostSums / groupsOf(batch))) {}

  Function write() {
    loadExamples();
    auto runs = runsOfOneFunction(plan_, plan_.sharedTails);
    inOrder(
        Side::incoming, runs, [this](const RepeatedRun& each) { forward(each); },
        [this](std::span<const Index> neurons) { indexed_.forward(neurons); });
    deltasOfOutputs();
    runs = runsOfOneFunction(plan_, plan_.sharedHeads);
    std::reverse(runs.begin(), runs.end());
    inOrder(
        Side::outgoing, runs, [this](const RepeatedRun& each) { backward(each); },
        [this](std::span<const Index> neurons) { indexed_.backward(neurons); });
    steps();

    Recorder recorder;
    const auto largest = recorded<RecordedBits>(
        recorder, recorder.load(BatchLocals::scratch, BatchMemory::largestOffset()));
    assembler_.body.append(
        assembler_.write(recorder, nodeIn(recorder, isOutOfRange(largest))).bytes);
    Function function = assembler_.function(plan_, batch_, indexed_.copy());
    function.data = indexed_.data();
    return function;
  }

 private:
  // Sums that are taken at once, a register each.
  static constexpr Index mostSums = 8;

  // Fewer have code of their own.
  static constexpr Index fewestListed = 12;

  Several out(Recorder& recorder, std::uint32_t pointer, Index n) const {
    if (plan_.kind[n] == NeuronKind::bias) return Several::broadcast(1);
    return memory_.load(recorder, pointer, Field::out, n);
  }
  static Several loadWeight(Recorder& recorder, Index e) {
    return recorded<Recorded>(recorder, recorder.loadSplat(blockWeights, bytes(e, numberBytes)));
  }

  // Whether a list may have it: a hidden neuron without a shape that neighbours share.
  bool isSingle(const RepeatedRun& each, Side side) const {
    const Index n = plan_.order[each.first.begin];
    const Adjacency adjacency(plan_, side);
    return each.count == 1 && each.first.end - each.first.begin == 1 &&
           plan_.kind[n] == NeuronKind::hidden && adjacency.begin[n] < adjacency.begin[n + 1];
  }

  // Series after series, and those that make a list at once.
  void inOrder(Side side, const std::vector<Plan::Run>& runs,
               FunctionRef<void(const RepeatedRun&)> code,
               FunctionRef<void(std::span<const Index>)> list) const {
    const auto neuron = [&](const RepeatedRun& each) { return plan_.order[each.first.begin]; };
    const auto all = repeatedRuns(plan_, side, runs);
    for (auto first = all.begin(), end = first; first != all.end(); first = end) {
      const Activation function = plan_.function[neuron(*first)];
      end = std::find_if(first, all.end(), [&](const RepeatedRun& each) {
        return !isSingle(each, side) || plan_.function[neuron(each)] != function;
      });
      if (end - first >= fewestListed) {
        std::vector<Index> neurons;
        std::transform(first, end, std::back_inserter(neurons), neuron);
        list(neurons);
      } else {
        end = std::max(end, first + 1);
        std::for_each(first, end, code);
      }
    }
  }

  // `record` takes down what is done with `count` neurons, `most` if there are so many: always with
  // the first of the series, while pointers move on. Edges of neighbours are `stride` apart.
  void inBlocks(const RepeatedRun& series, Index most, Index stride,
                FunctionRef<void(Recorder&, Index)> record) {
    struct Move {
      std::uint32_t pointer;
      std::uint32_t from;
      std::uint32_t bytes;
      Index byNeuron;
      Index byRun;
    };
    const auto& [neurons, edges, adjacency] = series.distance;
    const std::array<Move, 5> moves{
        {{blockWeights, BatchLocals::weights, numberBytes, stride, edges},
         {blockNext, BatchLocals::next, numberBytes, stride, edges},
         {blockPlace, BatchLocals::scratch, memory_.neuronBytes(), 1, neurons},
         {neighbours, BatchLocals::scratch, memory_.neuronBytes(), 0, adjacency},
         {LoopLocals::neighboursTwin, BatchLocals::scratch, memory_.neuronBytes(), 0, adjacency}}};
    const auto moveOn = [](Writer& code, const Move& move, Index by) {
      advance(code, move.pointer, by * static_cast<std::int32_t>(move.bytes));
    };
    const Index length = series.first.end - series.first.begin;
    Writer run;
    const auto append = [&](Index count, Index blocks) {
      if (blocks == 0 || count == 0) return;
      Recorder recorder;
      record(recorder, count);
      Writer block = assembler_.write(recorder);
      for (const Move& move : moves) moveOn(block, move, move.byNeuron * count);
      // Engines compute addresses that stay the same before the loop, and then have no registers
      // for all of them: so the address comes from two locals in turn.
      swap(block, neighbours, LoopLocals::neighboursTwin);
      appendTimes(run, block, blocks, LoopLocals::blocksLeft);
    };
    append(most, length / most);
    append(length % most, 1);
    for (const Move& move : moves) {
      assembler_.body.get(move.from);
      assembler_.body.set(move.pointer);
      moveOn(run, move, move.byRun - move.byNeuron * length);
    }
    appendTimes(assembler_.body, run, series.count, LoopLocals::runsLeft);
  }

  void loadExamples() {
    for (std::uint32_t g = 0; g < memory_.groups(); ++g) {
      Recorder recorder;
      const LoadedGroup loaded = loadGroup(recorder, plan_, batch_, g);
      for (std::size_t k = 0; k < plan_.inputs.size(); ++k) {
        recorder.store(BatchLocals::scratch, memory_.place(Field::out, plan_.inputs[k], g),
                       nodeIn(recorder, loaded.inputs[k]));
      }
      // The deltas of outputs hold the targets until they are computed.
      for (std::size_t k = 0; k < plan_.outputs.size(); ++k) {
        recorder.store(BatchLocals::scratch, memory_.place(Field::delta, plan_.outputs[k], g),
                       nodeIn(recorder, loaded.targets[k]));
      }
      assembler_.body.append(assembler_.write(recorder).bytes);
    }
  }

  void forward(const RepeatedRun& series) {
    const Index n = plan_.order[series.first.begin];
    const Index begin = plan_.incomingBegin[n];
    const Index terms = plan_.incomingBegin[n + 1] - begin;
    const Activation function = plan_.function[n];
    inBlocks(series, most_, terms, [&](Recorder& recorder, Index count) {
      std::vector<Several> sums(count, Several::broadcast(0));
      for (Index e = begin; e < begin + terms; ++e) {
        const Several value = out(recorder, neighbours, plan_.tail[e]);
        for (Index h = 0; h < count; ++h) {
          sums[h] = sums[h] + loadWeight(recorder, e + h * terms) * value;
        }
      }
      const auto storeAll = [&](Field part) {
        for (Index h = 0; h < count; ++h) memory_.store(recorder, blockPlace, part, n + h, sums[h]);
      };
      if (needsIn(function)) storeAll(Field::in);
      if (function == Activation::softmax) return;
      Index h = 0;
      for (; isHalfEmpty(batch_) && h + 2 <= count; h += 2) {
        valuesOfTwo(function, sums[h], sums[h + 1]);
      }
      for (; h < count; ++h) sums[h] = formulas::value<Several>(function, sums[h]);
      storeAll(Field::out);
    });
  }

  void deltasOfOutputs() {
    Recorder recorder;
    Neurons neurons(plan_);
    std::vector<Several> targets;
    for (const Index n : plan_.outputs) {
      const auto loaded = [&](Field part) {
        return memory_.load(recorder, BatchLocals::scratch, part, n);
      };
      targets.push_back(loaded(Field::delta));
      if (needsIn(plan_.function[n])) neurons.in[n] = loaded(Field::in);
      if (!plan_.softmaxOutputs) neurons.out[n] = loaded(Field::out);
    }
    if (plan_.softmaxOutputs) {
      kernel::softmax<Several>(plan_, neurons.in.data(), neurons.out.data());
    }
    kernel::outputDeltas<Several>(plan_, loss_, targets.data(), neurons.in.data(),
                                  neurons.out.data(), neurons.delta.data());
    for (const Index n : plan_.outputs) {
      zeroBeyondBatch(neurons.delta[n], batch_);
      memory_.store(recorder, BatchLocals::scratch, Field::delta, n, neurons.delta[n]);
    }
    recorder.store(BatchLocals::scratch, BatchMemory::largestOffset(), recorder.constant(0));
    assembler_.body.append(assembler_.write(recorder).bytes);
  }

  void backward(const RepeatedRun& series) {
    const Index n = plan_.order[series.first.begin];
    const Index begin = plan_.outgoingBegin[n];
    const Index end = plan_.outgoingBegin[n + 1];
    const bool isOutput = plan_.kind[n] == NeuronKind::output;
    const Activation function = plan_.function[n];
    if (isOutput && begin == end) return;
    inBlocks(series, most_, 1, [&](Recorder& recorder, Index count) {
      std::vector<Several> sums(count, Several::broadcast(0));
      for (Index slot = begin; slot < end; ++slot) {
        const Several delta =
            memory_.load(recorder, neighbours, Field::delta, plan_.outgoingHead[slot]);
        for (Index h = 0; h < count; ++h) {
          sums[h] = sums[h] + loadWeight(recorder, plan_.outgoingEdge[slot] + h) * delta;
        }
      }
      for (Index h = 0; h < count; ++h) {
        const auto own = [&](Field part) {
          return memory_.load(recorder, blockPlace, part, n + h);
        };
        const Several in = needsIn(function) ? own(Field::in) : Several();
        const Several passedBack =
            sums[h] * formulas::derivative<Several>(function, in, own(Field::out));
        memory_.store(recorder, blockPlace, Field::delta, n + h,
                      isOutput ? own(Field::delta) + passedBack : passedBack);
      }
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
    for (const RepeatedRun& each : repeatedRuns(plan_, Side::incoming, runs)) {
      const Index first = each.first.begin;
      const Index count = each.first.end - first;
      const Index heads = together(first);
      if (count * each.count <= heads) continue;
      inBlocks(each, heads, terms(first), [&](Recorder& recorder, Index) {
        Gradients gradients(*this, recorder, blockPlace, neighbours);
        for (Index e = begin(first); e < begin(first) + heads * terms(first); e += laneCount) {
          gradients.step({.weights = blockWeights, .next = blockNext, .first = e});
        }
      });
      for (Index k = 0; k < each.count; ++k) {
        std::fill_n(isDone.begin() + begin(first) + k * each.distance.edges, count * terms(first),
                    1);
      }
    }
    std::vector<Index> fours;  // the first edge of each; the last four overlap those before
    for (Index e = 0; e < plan_.edgeCount(); e += isDone[e] != 0 ? 1 : laneCount) {
      if (isDone[e] == 0) fours.push_back(std::min(e, plan_.edgeCount() - laneCount));
    }
    if (fours.size() >= fewestListed) {
      indexed_.step(fours);
      return;
    }
    Recorder recorder;
    Gradients gradients(*this, recorder, BatchLocals::scratch, BatchLocals::scratch);
    for (const Index e : fours) {
      gradients.step({.weights = BatchLocals::weights, .next = BatchLocals::next, .first = e});
    }
    assembler_.body.append(assembler_.write(recorder).bytes);
  }

  // Steps on edges one after the other.
  class Gradients {
   public:
    // Pointers to the deltas of heads and to what goes out of tails.
    Gradients(const LoopedBatch& batch, Recorder& recorder, std::uint32_t deltas,
              std::uint32_t outs)
        : batch_(&batch), recorder_(&recorder), deltas_(deltas), outs_(outs) {}

    void step(FourEdges four) {
      for (Index k = 0; k < laneCount; ++k) four.gradient[k] = of(four.first + k);
      batch_->memory_.step(*recorder_, four);
    }

   private:
    Recorded of(Index e) {
      const Index head = headOf(batch_->plan_, e);
      if (head != head_) delta_ = batch_->memory_.load(*recorder_, deltas_, Field::delta, head);
      head_ = head;
      return sumOfGroups(delta_, batch_->out(*recorder_, outs_, batch_->plan_.tail[e]),
                         batch_->memory_.groups());
    }

    const LoopedBatch* batch_;
    Recorder* recorder_;
    std::uint32_t deltas_;
    std::uint32_t outs_;
    Index head_ = -1;
    Several delta_{};
  };

  const Plan& plan_;
  Loss loss_;
  Index batch_;
  BatchMemory memory_;
  FunctionAssembler assembler_{};
  IndexedLoops indexed_;
  Index most_;
};

}  // namespace

std::size_t scratchOfLoopedBatch(const Plan& plan, Index batch) {
  const BatchMemory memory(plan, batch);
  return memory.end() / laneBytes + IndexedLoops::mostLanes(plan, memory.groups());
}

Function loopedBatch(const Plan& plan, Loss loss, Index batch) {
  return LoopedBatch(plan, loss, batch).write();
}

}  // namespace edgewise::code
