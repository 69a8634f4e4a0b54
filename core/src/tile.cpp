#include "tile.hpp"

#include <array>
#include <cassert>
#include <cstring>

#include "kernel.hpp"
#include "runs.hpp"

namespace edgewise {

namespace {

// Groups side by side in one value: as wide as the registers that the loops below fill.
#ifdef __wasm__
inline constexpr Index wide = 2;
#else
inline constexpr Index wide = 4;
#endif

using WideLanes = Real __attribute__((vector_size(wide * sizeof(Lanes))));

template <class V>
V load(const Lanes* from) {
  V value;
  std::memcpy(&value, from, sizeof(value));
  return value;
}

template <class V>
void store(const V& value, Lanes* to) {
  std::memcpy(to, &value, sizeof(value));
}

// sums[r] = sum over k of weight(r, k) * values(k), for `rows` sums at a time and as many groups as
// V holds.
template <class V, std::size_t rows, class Weight, class Values>
std::array<V, rows> weightedSums(Index terms, Weight weight, Values values) {
  std::array<V, rows> sums{};
  for (Index k = 0; k < terms; ++k) {
    const V value = load<V>(values(k));
    for (std::size_t r = 0; r < rows; ++r) sums[r] += weight(r, k) * value;
  }
  return sums;
}

// The same for all groups; store(r, g) says where the sum of row r in group g goes.
template <std::size_t rows, class Weight, class Values, class Place>
void weightedSums(Index groups, Index terms, Weight weight, Values values, Place place) {
  Index g = 0;
  const auto from = [&](Index k) { return values(k) + g; };
  for (; g + wide <= groups; g += wide) {
    const auto sums = weightedSums<WideLanes, rows>(terms, weight, from);
    for (std::size_t r = 0; r < rows; ++r) store(sums[r], place(r) + g);
  }
  for (; g < groups; ++g) {
    const auto sums = weightedSums<Lanes, rows>(terms, weight, from);
    for (std::size_t r = 0; r < rows; ++r) store(sums[r], place(r) + g);
  }
}

// The values of one group, indexed by neuron.
struct OfGroup {
  Lanes* first;
  Lanes& operator[](Index n) const {
    return first[static_cast<std::ptrdiff_t>(n) * Tile::mostGroups];
  }
};

// The values in group g of neurons that are numbered one after the other, and of any neurons.
template <Index stride>
struct OfNeighbours {
  const Lanes* first;
  Lanes operator()(std::size_t t, Index g) const { return first[t * stride + g]; }
};
template <std::size_t count>
struct OfAny {
  std::array<const Lanes*, count> each{};
  Lanes operator()(std::size_t t, Index g) const { return each[t][g]; }
};

}  // namespace

Tile::Tile(const Plan& plan)
    : plan_(&plan),
      in_(plan.kind.size() * std::size_t{mostGroups}, broadcast(0)),
      out_(in_),
      delta_(in_),
      targets_(plan.outputs.size() * std::size_t{mostGroups}, broadcast(0)),
      targetsOfGroup_(plan.outputs.size()) {
  for (const Index n : plan.biases) {
    for (Index g = 0; g < mostGroups; ++g) out_[n * mostGroups + g] = broadcast(1);
  }
}

void Tile::add(const Examples& examples, const LaneExamples& rows, Index first, Index last) {
  assert(groups_ < mostGroups);
  if (groups_ == 0) counting_.clear();
  const Index g = groups_++;
  counting_.push_back({first, last});
  const auto read = [&](std::span<const Real> table, std::size_t width, std::size_t k) {
    const auto at = [&](Index row) { return table[static_cast<std::size_t>(row) * width + k]; };
    return Lanes{at(rows[0]), at(rows[1]), at(rows[2]), at(rows[3])};
  };
  const std::size_t inputs = plan_->inputs.size();
  for (std::size_t k = 0; k < inputs; ++k) {
    out_[plan_->inputs[k] * mostGroups + g] = read(examples.inputs, inputs, k);
  }
  const std::size_t outputs = plan_->outputs.size();
  for (std::size_t k = 0; k < outputs; ++k) {
    targets_[k * mostGroups + g] = read(examples.targets, outputs, k);
  }
}

void Tile::forward(std::span<const Real> weights) {
  const Plan& plan = *plan_;
  for (const Plan::Run run : plan.sharedTails) {
    const Index* tail = plan.tail.data() + plan.incomingBegin[plan.order[run.begin]];
    inFours(run, [&]<std::size_t rows>(Index k) {
      const Index n = plan.order[k];
      const Index begin = plan.incomingBegin[n];
      const Index terms = plan.incomingBegin[n + 1] - begin;
      const Real* weight = weights.data() + begin;
      const Lanes* out = out_.data();
      weightedSums<rows>(
          groups_, terms, [&](std::size_t r, Index e) { return weight[r * terms + e]; },
          [&](Index e) { return out + static_cast<std::ptrdiff_t>(tail[e]) * mostGroups; },
          [&](std::size_t r) { return &in_[(n + r) * mostGroups]; });
      for (std::size_t r = 0; r < rows; ++r) {
        const Activation function = plan.function[n + r];
        if (function == Activation::softmax) continue;
        for (Index g = 0; g < groups_; ++g) {
          const std::size_t place = (n + r) * mostGroups + g;
          out_[place] = value(function, in_[place]);
        }
      }
    });
  }
  for (Index g = 0; g < groups_ && plan.softmaxOutputs; ++g) {
    kernel::softmax<Lanes>(plan, OfGroup{&in_[g]}, OfGroup{&out_[g]});
  }
}

void Tile::backward(std::span<const Real> weights, Loss loss) {
  const Plan& plan = *plan_;
  for (Index g = 0; g < groups_; ++g) {
    for (std::size_t k = 0; k < targetsOfGroup_.size(); ++k) {
      targetsOfGroup_[k] = targets_[k * mostGroups + g];
    }
    const OfGroup delta{&delta_[g]};
    kernel::outputDeltas<Lanes>(plan, loss, targetsOfGroup_.data(), OfGroup{&in_[g]},
                                OfGroup{&out_[g]}, delta);
    const auto [first, last] = counting_[g];
    if (first == 0 && last == laneCount) continue;
    for (const Index n : plan.outputs) delta[n] = keepLanes(delta[n], first, last);
  }
  for (auto run = plan.sharedHeads.rbegin(); run != plan.sharedHeads.rend(); ++run) {
    const Index some = plan.order[run->begin];
    const bool isOutput = plan.kind[some] == NeuronKind::output;
    const Index terms = plan.outgoingBegin[some + 1] - plan.outgoingBegin[some];
    if (isOutput && terms == 0) continue;
    inFours(*run, [&]<std::size_t rows>(Index k) {
      const Index n = plan.order[k];
      const Index* edge = plan.outgoingEdge.data() + plan.outgoingBegin[n];
      const Index* head = plan.outgoingHead.data() + plan.outgoingBegin[n];
      const Lanes* delta = delta_.data();
      // Into `sums` first: the deltas of outputs that feed others are added to.
      std::array<std::array<Lanes, mostGroups>, rows> sums{};
      weightedSums<rows>(
          groups_, terms, [&](std::size_t r, Index slot) { return weights[edge[slot] + r]; },
          [&](Index slot) { return delta + static_cast<std::ptrdiff_t>(head[slot]) * mostGroups; },
          [&](std::size_t r) { return sums[r].data(); });
      for (std::size_t r = 0; r < rows; ++r) {
        for (Index g = 0; g < groups_; ++g) {
          const std::size_t place = (n + r) * mostGroups + g;
          const Lanes passedBack =
              sums[r][g] * derivative(plan.function[n + r], in_[place], out_[place]);
          delta_[place] = isOutput ? delta_[place] + passedBack : passedBack;
        }
      }
    });
  }
}

// Adds up each edge's gradient from start(e) on, and hands the sums of four edges that follow each
// other, or of one, to sink(e, sums).
template <class Start, class Sink>
void Tile::gradient(Start start, Sink sink) const {
  const Plan& plan = *plan_;
  // Fetched once: for all that the compiler knows, what the sink writes could be any of these.
  const Index groups = groups_;
  const Lanes* outs = out_.data();
  const Lanes* deltas = delta_.data();

  const auto sums = [&]<std::size_t heads, std::size_t tails>(Index first, Index terms,
                                                              const Lanes* delta, auto out) {
    std::array<std::array<Lanes, tails>, heads> sum{};
    for (std::size_t h = 0; h < heads; ++h) {
      for (std::size_t t = 0; t < tails; ++t) sum[h][t] = start(first + h * terms + t);
    }
    for (Index g = 0; g < groups; ++g) {
      for (std::size_t h = 0; h < heads; ++h) {
        const Lanes own = delta[h * mostGroups + g];
        for (std::size_t t = 0; t < tails; ++t) sum[h][t] += own * out(t, g);
      }
    }
    for (std::size_t h = 0; h < heads; ++h) sink(first + h * terms, sum[h]);
  };
  const auto rowsOf = [&]<std::size_t heads>(Index n, bool neighbours) {
    const Index begin = plan.incomingBegin[n];
    const Index terms = plan.incomingBegin[n + 1] - begin;
    const Index* tail = plan.tail.data() + begin;
    const Lanes* delta = deltas + n * mostGroups;
    Index k = 0;
    if (neighbours) {
      const Lanes* out = outs + tail[0] * mostGroups;
      for (; k + 4 <= terms; k += 4, out += 4 * mostGroups) {
        sums.template operator()<heads, 4>(begin + k, terms, delta, OfNeighbours<mostGroups>{out});
      }
    }
    for (; k + 4 <= terms; k += 4) {
      OfAny<4> out{};
      for (std::size_t t = 0; t < 4; ++t) out.each[t] = outs + tail[k + t] * mostGroups;
      sums.template operator()<heads, 4>(begin + k, terms, delta, out);
    }
    for (; k < terms; ++k) {
      const OfAny<1> out{outs + tail[k] * mostGroups};
      sums.template operator()<heads, 1>(begin + k, terms, delta, out);
    }
  };
  for (const Plan::Run run : plan.sharedTails) {
    Index k = run.begin;
    for (; k + 2 <= run.end; k += 2) rowsOf.template operator()<2>(plan.order[k], run.neighbours);
    for (; k < run.end; ++k) rowsOf.template operator()<1>(plan.order[k], run.neighbours);
  }
}

void Tile::addGradient(std::span<Lanes> gradientOfLanes) const {
  gradient([&](std::size_t e) { return gradientOfLanes[e]; },
           [&]<std::size_t count>(std::size_t e, const std::array<Lanes, count>& sums) {
             for (std::size_t k = 0; k < count; ++k) gradientOfLanes[e + k] = sums[k];
           });
}

void Tile::sumGradient(Real scale, std::span<Real> sum) const {
  const auto zero = [](std::size_t) { return broadcast(0); };
  Real* to = sum.data();
  gradient(zero, [=]<std::size_t count>(std::size_t e, const std::array<Lanes, count>& sums) {
    if constexpr (count == 4) {
      storeLanes(sumsOf(sums[0], sums[1], sums[2], sums[3]) * broadcast(scale), to + e);
    } else {
      for (std::size_t k = 0; k < count; ++k) to[e + k] = sumOf(sums[k]) * scale;
    }
  });
}

}  // namespace edgewise
