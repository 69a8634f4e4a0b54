// Compiled for speed: the loops over a tile of up to 32 examples.

#include "engine/tile.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "engine/registers.hpp"
#include "network/kernel.hpp"
#include "network/load_examples.hpp"
#include "network/runs.hpp"

namespace edgewise {

namespace {

constexpr Index mostOfOneRow = std::min<Index>(4, Tile::mostGroups / groupsOfWide);
static_assert(Tile::mostGroups % (mostOfOneRow * groupsOfWide) == 0);

// Weighted sums for all groups, some registers at a time: use(r, g, sum) has the sums of row r from
// group g on. Whole registers are computed; what they hold beyond the last group is of no use.
template <std::size_t rows, class Weight, class Values, class Use>
void sumsOfGroups(Index groups, Index terms, Weight weight, Values values, Use use) {
  const auto from = [&]<std::size_t count>(Index g) {
    weightedSums<Wide, rows, count>(
        terms, weight, [&](Index k) { return values(k) + g; },
        [](const Lanes* first, std::size_t c) { return loadWide(first + c * groupsOfWide); },
        [&](std::size_t r, std::size_t c, const Wide& sum) {
          use(r, g + static_cast<Index>(c) * groupsOfWide, sum);
        });
  };
  Index g = 0;
  if constexpr (rows == 1) {
    for (; groups - g > 2 * groupsOfWide; g += mostOfOneRow * groupsOfWide) {
      from.template operator()<mostOfOneRow>(g);
    }
  }
  for (; groups - g > groupsOfWide; g += 2 * groupsOfWide) from.template operator()<2>(g);
  for (; groups - g > 0; g += groupsOfWide) from.template operator()<1>(g);
}

// The values of one group, indexed by neuron.
struct OfGroup {
  Lanes* first;
  Lanes& operator[](Index n) const {
    return first[static_cast<std::ptrdiff_t>(n) * Tile::mostGroups];
  }
};

// Those of as many groups as a register holds.
struct OfRegister {
  struct Place {
    Lanes* at;
    explicit operator Wide() const { return loadWide(at); }
    void operator=(const Wide& value) const { storeWide(value, at); }
  };
  Lanes* first;
  Place operator[](Index n) const { return {&OfGroup{first}[n]}; }
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
      sumsOfGroups<rows>(
          groups_, terms, [&](std::size_t r, Index e) { return weight[r * terms + e]; },
          [&](Index e) { return out + static_cast<std::ptrdiff_t>(tail[e]) * mostGroups; },
          [&](std::size_t r, Index g, const Wide& sum) {
            kernel::applyFunction<Wide>(plan, n + static_cast<Index>(r), sum, OfRegister{&in_[g]},
                                        OfRegister{&out_[g]});
          });
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
    const Index terms = plan.outgoingBegin[some + 1] - plan.outgoingBegin[some];
    if (terms == 0 && plan.kind[some] == NeuronKind::output) continue;
    inFours(*run, [&]<std::size_t rows>(Index k) {
      const Index n = plan.order[k];
      const Index* edge = plan.outgoingEdge.data() + plan.outgoingBegin[n];
      const Index* head = plan.outgoingHead.data() + plan.outgoingBegin[n];
      const Lanes* delta = delta_.data();
      sumsOfGroups<rows>(
          groups_, terms, [&](std::size_t r, Index slot) { return weights[edge[slot] + r]; },
          [&](Index slot) { return delta + static_cast<std::ptrdiff_t>(head[slot]) * mostGroups; },
          [&](std::size_t r, Index g, const Wide& sum) {
            kernel::passBack<Wide>(plan, n + static_cast<Index>(r), sum, OfRegister{&in_[g]},
                                   OfRegister{&out_[g]}, OfRegister{&delta_[g]});
          });
    });
  }
}

// Adds up each edge's gradient from start<T>(e) on, and hands the sums of four edges that follow
// each other (T = FourLanes), or of one (T = Lanes), to sink(e, sums).
template <class Start, class Sink>
void Tile::gradient(Start start, Sink sink) const {
  const Plan& plan = *plan_;
  // Fetched once: for all that the compiler knows, what the sink writes could be any of these.
  const Index groups = groups_;
  const Lanes* outs = out_.data();
  const Lanes* deltas = delta_.data();

  const auto sums = [&]<std::size_t heads, class T>(Index first, Index terms, const Lanes* delta,
                                                    auto out) {
    std::array<T, heads> sum{};
    for (std::size_t h = 0; h < heads; ++h)
      sum[h] = start.template operator()<T>(first + h * terms);
    for (Index g = 0; g < groups; ++g) {
      const T values = out(g);
      for (std::size_t h = 0; h < heads; ++h) sum[h] = sum[h] + delta[h * mostGroups + g] * values;
    }
    for (std::size_t h = 0; h < heads; ++h) sink(first + h * terms, sum[h]);
  };
  const auto rowsOf = [&]<std::size_t heads>(Index n, bool neighbours) {
    const Index begin = plan.incomingBegin[n];
    const Index terms = plan.incomingBegin[n + 1] - begin;
    const Index* tail = plan.tail.data() + begin;
    const Lanes* delta = deltas + n * mostGroups;
    const auto at = [&](Index k) { return outs + tail[k] * mostGroups; };
    Index k = 0;
    if (neighbours) {
      const Lanes* out = at(0);
      for (; k + 4 <= terms; k += 4, out += 4 * mostGroups) {
        sums.template operator()<heads, FourLanes>(begin + k, terms, delta, [out](Index g) {
          return together(out[g], out[mostGroups + g], out[2 * mostGroups + g],
                          out[3 * mostGroups + g]);
        });
      }
    }
    for (; k + 4 <= terms; k += 4) {
      const std::array<const Lanes*, 4> out{at(k), at(k + 1), at(k + 2), at(k + 3)};
      sums.template operator()<heads, FourLanes>(begin + k, terms, delta, [out](Index g) {
        return together(out[0][g], out[1][g], out[2][g], out[3][g]);
      });
    }
    for (; k < terms; ++k) {
      sums.template operator()<heads, Lanes>(begin + k, terms, delta,
                                             [out = at(k)](Index g) { return out[g]; });
    }
  };
  for (const Plan::Run run : plan.sharedTails) {
    Index k = run.begin;
    for (; k + headsAtOnce <= run.end; k += headsAtOnce) {
      rowsOf.template operator()<headsAtOnce>(plan.order[k], run.neighbours);
    }
    for (; k < run.end; ++k) rowsOf.template operator()<1>(plan.order[k], run.neighbours);
  }
}

void Tile::addGradient(std::span<Lanes> gradientOfLanes) const {
  Lanes* all = gradientOfLanes.data();
  gradient(
      [=]<class T>(std::size_t e) {
        T sums{};
        std::memcpy(&sums, all + e, sizeof(sums));
        return sums;
      },
      [=](std::size_t e, const auto& sums) { std::memcpy(all + e, &sums, sizeof(sums)); });
}

void Tile::sumGradient(Real scale, std::span<Real> sum) const {
  struct Sink {
    Real scale;
    Real* to;
    void operator()(std::size_t e, const FourLanes& sums) const {
      storeLanes(sumsOf(sums) * broadcast(scale), to + e);
    }
    void operator()(std::size_t e, const Lanes& sums) const { to[e] = sumOf(sums) * scale; }
  };
  gradient([]<class T>(std::size_t) { return T{}; }, Sink{scale, sum.data()});
}

}  // namespace edgewise
