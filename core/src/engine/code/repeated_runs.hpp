// Layers of one shape, which are one loop over the same code.
#pragma once

#include <cstdint>
#include <vector>

#include "network/plan.hpp"

namespace edgewise::code {

// On which side of a neuron its edges are looked at.
enum class Side : std::uint8_t { incoming, outgoing };

// The edges on one side of neurons: those of neuron n stand at begin[n] … begin[n + 1] - 1.
struct Adjacency {
  Adjacency(const Plan& plan, Side side)
      : begin(side == Side::incoming ? plan.incomingBegin : plan.outgoingBegin),
        plan_(&plan),
        side_(side) {}

  Index edge(Index place) const {
    return side_ == Side::incoming ? place : plan_->outgoingEdge[place];
  }
  Index other(Index place) const {
    return side_ == Side::incoming ? plan_->tail[place] : plan_->outgoingHead[place];
  }

  const std::vector<Index>& begin;

 private:
  const Plan* plan_;
  Side side_;
};

// The neuron that an edge goes to.
Index headOf(const Plan& plan, Index edge);

// How much higher the numbers of one run are than those of another: its neurons, their edges on one
// side, and the neurons at the other adjacency of these, but for biases.
struct Stride {
  Index neurons = 0;
  Index edges = 0;
  Index neighbours = 0;
  friend bool operator==(const Stride&, const Stride&) = default;
};

// `count` runs, each at the same stride from the one before and else like it.
struct RepeatedRun {
  Plan::Run first{};
  Index count = 1;
  Stride stride{};
};

// Runs cut where the function changes.
std::vector<Plan::Run> runsOfOneFunction(const Plan& plan, const std::vector<Plan::Run>& runs);

// The runs in their order, as many as possible in each repeated run.
std::vector<RepeatedRun> repeatedRuns(const Plan& plan, Side side,
                                      const std::vector<Plan::Run>& runs);

}  // namespace edgewise::code
