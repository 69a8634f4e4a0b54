// How layers of one shape are found.
#include "engine/code/repeated_runs.hpp"

#include <algorithm>
#include <optional>

namespace edgewise::code {

namespace {

// Nothing if the runs differ in more than that.
std::optional<Stride> strideBetween(const Plan& plan, Side side, Plan::Run from, Plan::Run to) {
  const Adjacency adjacency(plan, side);
  const Index a = plan.order[from.begin];
  const Index b = plan.order[to.begin];
  const Index begin = adjacency.begin[a];
  const Index terms = adjacency.begin[a + 1] - begin;
  const Index further = adjacency.begin[b] - begin;
  if (terms == 0 || adjacency.begin[b + 1] - adjacency.begin[b] != terms ||
      to.end - to.begin != from.end - from.begin || plan.kind[a] != plan.kind[b] ||
      plan.function[a] != plan.function[b]) {
    return std::nullopt;
  }
  Stride all{b - a, adjacency.edge(begin + further) - adjacency.edge(begin), 0};
  bool isKnown = false;
  for (Index place = begin; place < begin + terms; ++place) {
    const Index p = adjacency.other(place);
    const Index q = adjacency.other(place + further);
    if (adjacency.edge(place + further) - adjacency.edge(place) != all.edges) return std::nullopt;
    if (plan.kind[p] == NeuronKind::bias && plan.kind[q] == NeuronKind::bias) continue;
    if (plan.kind[p] == NeuronKind::bias || plan.kind[q] == NeuronKind::bias) return std::nullopt;
    if (isKnown && q - p != all.neighbours) return std::nullopt;
    all.neighbours = q - p;
    isKnown = true;
  }
  return all;
}

}  // namespace

Index headOf(const Plan& plan, Index edge) {
  const auto& begin = plan.incomingBegin;
  return static_cast<Index>(std::upper_bound(begin.begin(), begin.end(), edge) - begin.begin()) - 1;
}

std::vector<Plan::Run> runsOfOneFunction(const Plan& plan, const std::vector<Plan::Run>& runs) {
  const auto function = [&](Index k) { return plan.function[plan.order[k]]; };
  std::vector<Plan::Run> alike;
  for (const Plan::Run run : runs) {
    for (Index k = run.begin; k < run.end; ++k) {
      if (k == run.begin || function(k) != function(k - 1)) alike.push_back({k, k});
      alike.back().end = k + 1;
    }
  }
  return alike;
}

std::vector<RepeatedRun> repeatedRuns(const Plan& plan, Side side,
                                      const std::vector<Plan::Run>& runs) {
  std::vector<RepeatedRun> all;
  for (std::size_t k = 0; k < runs.size(); ++k) {
    const auto further = k > 0 ? strideBetween(plan, side, runs[k - 1], runs[k]) : std::nullopt;
    if (further && (all.back().count == 1 || all.back().stride == *further)) {
      ++all.back().count;
      all.back().stride = *further;
    } else {
      all.push_back({runs[k]});
    }
  }
  return all;
}

}  // namespace edgewise::code
