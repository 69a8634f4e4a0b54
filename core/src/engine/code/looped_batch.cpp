// A batch of a network that is too large to hold in registers: the values of neurons stand in
// memory, a layer is a loop over some neurons at a time, and layers of one shape are a loop over
// these; many neurons with no shape in common are a loop along a list. So the code stays small
// enough for the fastest caches.
#include <algorithm>
#include <iterator>
#include <numeric>
#include <span>

#include "engine/code/lists.hpp"
#include "engine/code/neurons.hpp"
#include "engine/code/range.hpp"
#include "engine/code/series.hpp"
#include "network/activation_formulas.hpp"
#include "network/code.hpp"
#include "network/function_ref.hpp"
#include "network/kernel.hpp"

namespace edgewise::code {

namespace {

enum : std::uint32_t {
  blockWeights = PieceLocals::blockWeights,
  blockNext = PieceLocals::blockNext,
  blockPlace = PieceLocals::blockPlace,
  others = PieceLocals::others,
};

class LoopedBatch {
 public:
  LoopedBatch(const Plan& plan, Loss loss, Index batch)
      : plan_(plan),
        loss_(loss),
        batch_(batch),
        memory_(plan, batch),
        lists_(plan, memory_, pieces_),
        most_(std::max<Index>(1, mostSums / groupsOf(batch))) {}

  Function write() {
    loadExamples();
    auto runs = alikeRuns(plan_, plan_.sharedTails);
    inOrder(
        Side::incoming, runs, [this](const Series& each) { forward(each); },
        [this](std::span<const Index> neurons) { lists_.forward(neurons); });
    deltasOfOutputs();
    runs = alikeRuns(plan_, plan_.sharedHeads);
    std::reverse(runs.begin(), runs.end());
    inOrder(
        Side::outgoing, runs, [this](const Series& each) { backward(each); },
        [this](std::span<const Index> neurons) { lists_.backward(neurons); });
    steps();

    Recorder recorder;
    const auto largest = recorded<RecordedBits>(
        recorder, recorder.load(BatchLocals::scratch, BatchMemory::largestPlace()));
    pieces_.body.append(pieces_.write(recorder, stepIn(recorder, isOutOfRange(largest))).bytes);
    Function function = pieces_.function(plan_, batch_, lists_.copy());
    function.data = lists_.data();
    return function;
  }

 private:
  // Sums that are taken at once, a register each.
  static constexpr Index mostSums = 8;

  // Fewer have code of their own.
  static constexpr Index fewestListed = 12;

  Several out(Recorder& recorder, std::uint32_t pointer, Index n) const {
    if (plan_.kind[n] == NeuronKind::bias) return Several::broadcast(1);
    return memory_.load(recorder, pointer, Part::out, n);
  }
  static Several loadWeight(Recorder& recorder, Index e) {
    return recorded<Recorded>(recorder, recorder.loadSplat(blockWeights, bytes(e, numberBytes)));
  }

  // Whether a list may have it: a hidden neuron without a shape that others share.
  bool isSingle(const Series& each, Side side) const {
    const Index n = plan_.order[each.first.begin];
    const Ends ends(plan_, side);
    return each.count == 1 && each.first.end - each.first.begin == 1 &&
           plan_.kind[n] == NeuronKind::hidden && ends.begin[n] < ends.begin[n + 1];
  }

  // Series after series, and those that make a list at once.
  void inOrder(Side side, const std::vector<Plan::Run>& runs, FunctionRef<void(const Series&)> code,
               FunctionRef<void(std::span<const Index>)> list) const {
    const auto neuron = [&](const Series& each) { return plan_.order[each.first.begin]; };
    const auto all = seriesOf(plan_, side, runs);
    for (auto first = all.begin(), end = first; first != all.end(); first = end) {
      const Activation function = plan_.function[neuron(*first)];
      end = std::find_if(first, all.end(), [&](const Series& each) {
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
  void inBlocks(const Series& series, Index most, Index stride,
                FunctionRef<void(Recorder&, Index)> record) {
    struct Move {
      std::uint32_t pointer;
      std::uint32_t from;
      std::uint32_t bytes;
      Index byNeuron;
      Index byRun;
    };
    const auto& [neurons, edges, ends] = series.distance;
    const std::array<Move, 5> moves{
        {{blockWeights, BatchLocals::weights, numberBytes, stride, edges},
         {blockNext, BatchLocals::next, numberBytes, stride, edges},
         {blockPlace, BatchLocals::scratch, memory_.neuronBytes(), 1, neurons},
         {others, BatchLocals::scratch, memory_.neuronBytes(), 0, ends},
         {PieceLocals::othersTwin, BatchLocals::scratch, memory_.neuronBytes(), 0, ends}}};
    const auto moveOn = [](Writer& code, const Move& move, Index by) {
      advance(code, move.pointer, by * static_cast<std::int32_t>(move.bytes));
    };
    const Index length = series.first.end - series.first.begin;
    Writer run;
    const auto append = [&](Index count, Index blocks) {
      if (blocks == 0 || count == 0) return;
      Recorder recorder;
      record(recorder, count);
      Writer block = pieces_.write(recorder);
      for (const Move& move : moves) moveOn(block, move, move.byNeuron * count);
      // Engines compute addresses that stay the same before the loop, and then have no registers
      // for all of them: so the address comes from two locals in turn.
      swap(block, others, PieceLocals::othersTwin);
      appendTimes(run, block, blocks, PieceLocals::blocksLeft);
    };
    append(most, length / most);
    append(length % most, 1);
    for (const Move& move : moves) {
      pieces_.body.get(move.from);
      pieces_.body.set(move.pointer);
      moveOn(run, move, move.byRun - move.byNeuron * length);
    }
    appendTimes(pieces_.body, run, series.count, PieceLocals::runsLeft);
  }

  void loadExamples() {
    for (std::uint32_t g = 0; g < memory_.groups(); ++g) {
      Recorder recorder;
      const LoadedGroup loaded = loadGroup(recorder, plan_, batch_, g);
      for (std::size_t k = 0; k < plan_.inputs.size(); ++k) {
        recorder.store(BatchLocals::scratch, memory_.place(Part::out, plan_.inputs[k], g),
                       stepIn(recorder, loaded.inputs[k]));
      }
      // The deltas of outputs hold the targets until they are computed.
      for (std::size_t k = 0; k < plan_.outputs.size(); ++k) {
        recorder.store(BatchLocals::scratch, memory_.place(Part::delta, plan_.outputs[k], g),
                       stepIn(recorder, loaded.targets[k]));
      }
      pieces_.body.append(pieces_.write(recorder).bytes);
    }
  }

  void forward(const Series& series) {
    const Index n = plan_.order[series.first.begin];
    const Index begin = plan_.incomingBegin[n];
    const Index terms = plan_.incomingBegin[n + 1] - begin;
    const Activation function = plan_.function[n];
    inBlocks(series, most_, terms, [&](Recorder& recorder, Index count) {
      std::vector<Several> sums(count, Several::broadcast(0));
      for (Index e = begin; e < begin + terms; ++e) {
        const Several value = out(recorder, others, plan_.tail[e]);
        for (Index h = 0; h < count; ++h) {
          sums[h] = sums[h] + loadWeight(recorder, e + h * terms) * value;
        }
      }
      const auto storeAll = [&](Part part) {
        for (Index h = 0; h < count; ++h) memory_.store(recorder, blockPlace, part, n + h, sums[h]);
      };
      if (needsIn(function)) storeAll(Part::in);
      if (function == Activation::softmax) return;
      Index h = 0;
      for (; isHalfEmpty(batch_) && h + 2 <= count; h += 2) {
        valuesOfTwo(function, sums[h], sums[h + 1]);
      }
      for (; h < count; ++h) sums[h] = formulas::value<Several>(function, sums[h]);
      storeAll(Part::out);
    });
  }

  void deltasOfOutputs() {
    Recorder recorder;
    Neurons neurons(plan_);
    std::vector<Several> targets;
    for (const Index n : plan_.outputs) {
      const auto loaded = [&](Part part) {
        return memory_.load(recorder, BatchLocals::scratch, part, n);
      };
      targets.push_back(loaded(Part::delta));
      if (needsIn(plan_.function[n])) neurons.in[n] = loaded(Part::in);
      if (!plan_.softmaxOutputs) neurons.out[n] = loaded(Part::out);
    }
    if (plan_.softmaxOutputs) {
      kernel::softmax<Several>(plan_, neurons.in.data(), neurons.out.data());
    }
    kernel::outputDeltas<Several>(plan_, loss_, targets.data(), neurons.in.data(),
                                  neurons.out.data(), neurons.delta.data());
    for (const Index n : plan_.outputs) {
      keepBatch(neurons.delta[n], batch_);
      memory_.store(recorder, BatchLocals::scratch, Part::delta, n, neurons.delta[n]);
    }
    recorder.store(BatchLocals::scratch, BatchMemory::largestPlace(), recorder.constant(0));
    pieces_.body.append(pieces_.write(recorder).bytes);
  }

  void backward(const Series& series) {
    const Index n = plan_.order[series.first.begin];
    const Index begin = plan_.outgoingBegin[n];
    const Index end = plan_.outgoingBegin[n + 1];
    const bool isOutput = plan_.kind[n] == NeuronKind::output;
    const Activation function = plan_.function[n];
    if (isOutput && begin == end) return;
    inBlocks(series, most_, 1, [&](Recorder& recorder, Index count) {
      std::vector<Several> sums(count, Several::broadcast(0));
      for (Index slot = begin; slot < end; ++slot) {
        const Several delta = memory_.load(recorder, others, Part::delta, plan_.outgoingHead[slot]);
        for (Index h = 0; h < count; ++h) {
          sums[h] = sums[h] + loadWeight(recorder, plan_.outgoingEdge[slot] + h) * delta;
        }
      }
      for (Index h = 0; h < count; ++h) {
        const auto own = [&](Part part) { return memory_.load(recorder, blockPlace, part, n + h); };
        const Several in = needsIn(function) ? own(Part::in) : Several();
        const Several passedBack =
            sums[h] * formulas::derivative<Several>(function, in, own(Part::out));
        memory_.store(recorder, blockPlace, Part::delta, n + h,
                      isOutput ? own(Part::delta) + passedBack : passedBack);
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
    for (const Series& each : seriesOf(plan_, Side::incoming, runs)) {
      const Index first = each.first.begin;
      const Index count = each.first.end - first;
      const Index heads = together(first);
      if (count * each.count <= heads) continue;
      inBlocks(each, heads, terms(first), [&](Recorder& recorder, Index) {
        Gradients gradients(*this, recorder, blockPlace, others);
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
      lists_.step(fours);
      return;
    }
    Recorder recorder;
    Gradients gradients(*this, recorder, BatchLocals::scratch, BatchLocals::scratch);
    for (const Index e : fours) {
      gradients.step({.weights = BatchLocals::weights, .next = BatchLocals::next, .first = e});
    }
    pieces_.body.append(pieces_.write(recorder).bytes);
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
      if (head != head_) delta_ = batch_->memory_.load(*recorder_, deltas_, Part::delta, head);
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
  Pieces pieces_{};
  Lists lists_;
  Index most_;
};

}  // namespace

std::size_t scratchOfLoopedBatch(const Plan& plan, Index batch) {
  const BatchMemory memory(plan, batch);
  return memory.end() / laneBytes + Lists::mostLanes(plan, memory.groups());
}

Function loopedBatch(const Plan& plan, Loss loss, Index batch) {
  return LoopedBatch(plan, loss, batch).write();
}

}  // namespace edgewise::code
