// A batch of a network that is too large to hold in registers: the values of neurons stand in
// memory, and a layer is a loop over some neurons at a time. So the code stays small enough for the
// fastest caches.
#include <algorithm>
#include <numeric>

#include "../kernel.hpp"
#include "batch_functions.hpp"
#include "edgewise/code.hpp"
#include "neurons.hpp"
#include "range.hpp"

namespace edgewise::code {

namespace {

// Locals after the parameters that all functions of batches share.
enum : std::uint32_t {
  twin = BatchLocals::end,  // of the scratch memory's address, see LoopedBatch::loop
  remaining,
  blockWeights,  // of the block of neurons in turn
  blockNext,
  blockPlace,
  firstVector
};

class LoopedBatch {
 public:
  LoopedBatch(const Plan& plan, Loss loss, Index batch)
      : plan_(plan),
        heads_(plan.tail.size()),
        loss_(loss),
        batch_(batch),
        groups_(groupsOf(batch)),
        most_(std::max<Index>(1, mostSums / static_cast<Index>(groups_))) {
    for (const Index n : plan.order) {
      std::fill(heads_.begin() + plan.incomingBegin[n], heads_.begin() + plan.incomingBegin[n + 1],
                n);
    }
  }

  Function write() {
    loadExamples();
    for (const Plan::Run run : alikeRuns(plan_.sharedTails)) forward(run);
    deltasOfOutputs();
    auto runs = alikeRuns(plan_.sharedHeads);
    std::reverse(runs.begin(), runs.end());
    for (const Plan::Run run : runs) backward(run);
    for (const Plan::Run run : plan_.sharedTails) step(run);

    Recorder recorder;
    const auto largest =
        recorded<RecordedBits>(recorder, recorder.load(BatchLocals::scratch, largestPlace()));
    const auto last = recorder.write(nextVector_, stepIn(recorder, isOutOfRange(largest)));
    nextVector_ += last.vectors;
    constants_.append(last.constants.bytes);
    body_.append(last.body.bytes);

    Function function = batchFunction(firstVector - BatchLocals::end);
    function.vectors = nextVector_ - firstVector;
    function.body = constants_;
    function.body.get(BatchLocals::scratch);
    function.body.set(twin);
    loopOverBatches(function, body_, batch_);
    return function;
  }

 private:
  // Sums that are taken at once, a register each.
  static constexpr Index mostSums = 8;

  // Runs cut where the function changes.
  std::vector<Plan::Run> alikeRuns(const std::vector<Plan::Run>& runs) const {
    std::vector<Plan::Run> alike;
    for (const Plan::Run run : runs) {
      for (Index k = run.begin; k < run.end; ++k) {
        const bool isNew = k == run.begin || functionAt(k) != functionAt(k - 1);
        if (isNew) alike.push_back({k, k});
        alike.back().end = k + 1;
      }
    }
    return alike;
  }
  Activation functionAt(Index k) const { return plan_.function[plan_.order[k]]; }

  // Whether the derivative is a function of what comes in, not only of what goes out.
  static bool needsIn(Activation function) {
    return function != Activation::identity && function != Activation::logistic &&
           function != Activation::tanh;
  }

  // What stands in the scratch memory after the constants, in lanes.
  enum class Part : std::uint32_t { out, delta, in };
  std::uint32_t neuronsPlace(Part part) const {
    return BatchConstants::count + 1 +
           static_cast<std::uint32_t>(part) * static_cast<std::uint32_t>(plan_.kind.size()) *
               groups_;
  }
  static std::uint32_t largestPlace() { return bytes(BatchConstants::count, laneBytes); }
  std::uint32_t place(Part part, Index n, std::uint32_t g) const {
    return bytes(neuronsPlace(part) + static_cast<std::uint32_t>(n) * groups_ + g, laneBytes);
  }

  Several load(Recorder& recorder, std::uint32_t pointer, Part part, Index n) const {
    if (plan_.kind[n] == NeuronKind::bias && part == Part::out) return Several::broadcast(1);
    Several value;
    value.count = groups_;
    for (std::uint32_t g = 0; g < groups_; ++g) {
      value.each[g] = recorded<Recorded>(recorder, recorder.load(pointer, place(part, n, g)));
    }
    return value;
  }
  void store(Recorder& recorder, std::uint32_t pointer, Part part, Index n,
             const Several& value) const {
    for (std::uint32_t g = 0; g < groups_; ++g) {
      recorder.store(pointer, place(part, n, g), stepIn(recorder, value[g]));
    }
  }

  Writer write(const Recorder& recorder) {
    const auto code = recorder.write(nextVector_);
    nextVector_ += code.vectors;
    constants_.append(code.constants.bytes);
    return code.body;
  }

  struct Advance {
    std::uint32_t pointer;
    std::uint32_t by;
  };

  // `record` takes down what is done with `count` neurons of a run, the first of them at place k of
  // the order; pointers move on from block to block.
  template <class Record>
  void inBlocks(Plan::Run run, Index most, std::initializer_list<Advance> advances, Record record) {
    const Index blocks = (run.end - run.begin) / most;
    if (blocks > 0) {
      Recorder recorder;
      record(recorder, run.begin, most);
      Writer block = write(recorder);
      for (const auto [pointer, by] : advances) advance(block, pointer, by * most);
      loop(block, blocks);
    }
    if (const Index rest = (run.end - run.begin) % most; rest > 0) {
      Recorder recorder;
      record(recorder, run.begin, rest);
      body_.append(write(recorder).bytes);
    }
  }

  void loop(Writer& block, Index times) {
    if (times == 1) {
      body_.append(block.bytes);
      return;
    }
    // Engines compute addresses that stay the same before the loop, and then have no registers for
    // all of them: so the address comes from two locals in turn.
    swap(block, BatchLocals::scratch, twin);
    body_.integer(times);
    body_.set(remaining);
    repeat(body_, block, remaining);
  }

  void point(std::uint32_t pointer, std::uint32_t from, std::uint32_t by) {
    body_.get(from);
    body_.integer(static_cast<std::int32_t>(by));
    body_.plain(Plain::i32Add);
    body_.set(pointer);
  }

  std::uint32_t neuronBytes() const { return bytes(groups_, laneBytes); }

  void loadExamples() {
    for (std::uint32_t g = 0; g < groups_; ++g) {
      Recorder recorder;
      const LoadedGroup loaded = loadGroup(recorder, plan_, batch_, g);
      for (std::size_t k = 0; k < plan_.inputs.size(); ++k) {
        recorder.store(BatchLocals::scratch, place(Part::out, plan_.inputs[k], g),
                       stepIn(recorder, loaded.inputs[k]));
      }
      // The deltas of outputs hold the targets until they are computed.
      for (std::size_t k = 0; k < plan_.outputs.size(); ++k) {
        recorder.store(BatchLocals::scratch, place(Part::delta, plan_.outputs[k], g),
                       stepIn(recorder, loaded.targets[k]));
      }
      body_.append(write(recorder).bytes);
    }
  }

  void forward(Plan::Run run) {
    const Index n = plan_.order[run.begin];
    const Index begin = plan_.incomingBegin[n];
    const Index terms = plan_.incomingBegin[n + 1] - begin;
    const Activation function = plan_.function[n];
    point(blockWeights, BatchLocals::weights, bytes(begin, numberBytes));
    point(blockPlace, BatchLocals::scratch, 0);
    inBlocks(run, most_, {{blockWeights, bytes(terms, numberBytes)}, {blockPlace, neuronBytes()}},
             [&](Recorder& recorder, Index, Index count) {
               std::vector<Several> sums(count, Several::broadcast(0));
               for (Index t = 0; t < terms; ++t) {
                 const Several value =
                     load(recorder, BatchLocals::scratch, Part::out, plan_.tail[begin + t]);
                 for (Index h = 0; h < count; ++h) {
                   const Several weight = recorded<Recorded>(
                       recorder,
                       recorder.loadSplat(blockWeights, bytes(h * terms + t, numberBytes)));
                   sums[h] = sums[h] + weight * value;
                 }
               }
               for (Index h = 0; h < count; ++h) {
                 if (needsIn(function)) store(recorder, blockPlace, Part::in, n + h, sums[h]);
                 if (function == Activation::softmax) continue;
                 store(recorder, blockPlace, Part::out, n + h,
                       formulas::value<Several>(function, sums[h]));
               }
             });
  }

  void deltasOfOutputs() {
    Recorder recorder;
    Neurons neurons(plan_);
    std::vector<Several> targets;
    for (const Index n : plan_.outputs) {
      const auto loaded = [&](Part part) { return load(recorder, BatchLocals::scratch, part, n); };
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
      store(recorder, BatchLocals::scratch, Part::delta, n, neurons.delta[n]);
    }
    recorder.store(BatchLocals::scratch, largestPlace(), recorder.constant(0));
    body_.append(write(recorder).bytes);
  }

  void backward(Plan::Run run) {
    const Index n = plan_.order[run.begin];
    const Index begin = plan_.outgoingBegin[n];
    const Index terms = plan_.outgoingBegin[n + 1] - begin;
    const bool isOutput = plan_.kind[n] == NeuronKind::output;
    const Activation function = plan_.function[n];
    if (isOutput && terms == 0) return;
    const Index* edge = plan_.outgoingEdge.data() + begin;
    const Index first = terms == 0 ? 0 : *std::min_element(edge, edge + terms);
    point(blockWeights, BatchLocals::weights, bytes(first, numberBytes));
    point(blockPlace, BatchLocals::scratch, 0);
    inBlocks(
        run, most_, {{blockWeights, numberBytes}, {blockPlace, neuronBytes()}},
        [&](Recorder& recorder, Index, Index count) {
          std::vector<Several> sums(count, Several::broadcast(0));
          for (Index t = 0; t < terms; ++t) {
            const Several delta =
                load(recorder, BatchLocals::scratch, Part::delta, plan_.outgoingHead[begin + t]);
            for (Index h = 0; h < count; ++h) {
              const Several weight = recorded<Recorded>(
                  recorder,
                  recorder.loadSplat(blockWeights, bytes(edge[t] - first + h, numberBytes)));
              sums[h] = sums[h] + weight * delta;
            }
          }
          for (Index h = 0; h < count; ++h) {
            const auto own = [&](Part part) { return load(recorder, blockPlace, part, n + h); };
            const Several in = needsIn(function) ? own(Part::in) : Several();
            const Several passedBack =
                sums[h] * formulas::derivative<Several>(function, in, own(Part::out));
            store(recorder, blockPlace, Part::delta, n + h,
                  isOutput ? own(Part::delta) + passedBack : passedBack);
          }
        });
  }

  // The weights of some neurons at a time, as many as make whole groups of four edges.
  void step(Plan::Run run) {
    const Index n = plan_.order[run.begin];
    const Index begin = plan_.incomingBegin[n];
    const Index terms = plan_.incomingBegin[n + 1] - begin;
    const Index heads = terms == 0 ? 1 : laneCount / std::gcd(terms, laneCount);
    const Index blocks = (run.end - run.begin) / heads;
    const std::uint32_t offset = bytes(begin, numberBytes);
    const std::uint32_t blockBytes = bytes(heads * terms, numberBytes);
    if (blocks > 0 && terms > 0) {
      point(blockWeights, BatchLocals::weights, offset);
      point(blockNext, BatchLocals::next, offset);
      point(blockPlace, BatchLocals::scratch, 0);
      Recorder recorder;
      Gradients gradients(*this, recorder, blockPlace);
      for (Index e = 0; e < heads * terms; e += laneCount) {
        gradients.step(
            begin + e,
            {.weights = blockWeights, .next = blockNext, .offset = bytes(e, numberBytes)});
      }
      Writer block = write(recorder);
      advance(block, blockWeights, blockBytes);
      advance(block, blockNext, blockBytes);
      advance(block, blockPlace, heads * neuronBytes());
      loop(block, blocks);
    }
    Recorder recorder;
    Gradients gradients(*this, recorder, BatchLocals::scratch);
    const Index end = begin + (run.end - run.begin) * terms;
    for (Index e = begin + blocks * heads * terms; e < end; e += laneCount) {
      // The last four edges of all overlap those before.
      const Index first = std::min(e, plan_.edgeCount() - laneCount);
      gradients.step(first, {.weights = BatchLocals::weights,
                             .next = BatchLocals::next,
                             .offset = bytes(first, numberBytes)});
    }
    body_.append(write(recorder).bytes);
  }

  // Steps on edges one after the other.
  class Gradients {
   public:
    // Deltas are read through the pointer.
    Gradients(const LoopedBatch& batch, Recorder& recorder, std::uint32_t pointer)
        : batch_(&batch), recorder_(&recorder), pointer_(pointer) {}

    void step(Index first, FourEdges four) {
      for (Index k = 0; k < laneCount; ++k) four.gradient[k] = of(first + k);
      const Recorded moved = recordStep(*recorder_, four);
      const auto before =
          recorded<RecordedBits>(*recorder_, recorder_->load(BatchLocals::scratch, largestPlace()));
      recorder_->store(BatchLocals::scratch, largestPlace(),
                       stepIn(*recorder_, largerSize(before, moved)));
    }

   private:
    Recorded of(Index e) {
      if (batch_->heads_[e] != head_) {
        head_ = batch_->heads_[e];
        delta_ = batch_->load(*recorder_, pointer_, Part::delta, head_);
      }
      const Several out =
          batch_->load(*recorder_, BatchLocals::scratch, Part::out, batch_->plan_.tail[e]);
      return sumOfGroups(delta_, out, batch_->groups_);
    }

    const LoopedBatch* batch_;
    Recorder* recorder_;
    std::uint32_t pointer_;
    Index head_ = -1;
    Several delta_{};
  };

  const Plan& plan_;
  std::vector<Index> heads_;  // per edge
  Loss loss_;
  Index batch_;
  std::uint32_t groups_;
  Index most_;
  Writer constants_{};
  Writer body_{};
  std::uint32_t nextVector_ = firstVector;
};

}  // namespace

Function loopedBatch(const Plan& plan, Loss loss, Index batch) {
  return LoopedBatch(plan, loss, batch).write();
}

}  // namespace edgewise::code
