// Looking for good weights by other means than one run of training: many runs from other starts, or
// every combination of weights there is.
#pragma once

#include <cstdint>
#include <vector>

#include "edgewise/construct.hpp"
#include "edgewise/session.hpp"

namespace edgewise {

// ---- what comes of a search

// The best of several candidates, and every one's loss. Ties go to the smaller index.
struct SearchResult {
  std::int64_t first = 0;    // index of the first candidate
  std::vector<Real> losses;  // mean training loss of each
  std::int64_t best = 0;     // index of the best
  Real bestLoss = 0;
  std::vector<Real> weights;  // its, in edge order
};

// ---- restarts

// Restarts `from` … `to` - 1: each trains from initial weights of its own for `epochs` epochs, or
// until a stop rule of the project ends it. Restart k is a pure function of (project, k); restart 0
// is the run of the session itself. One that diverges ends at its last good weights. Errors: no
// data, a step function, a stop rule by seconds (it would depend on the machine), no limit at all.
Result<SearchResult> restarts(const Session& session, std::int64_t from, std::int64_t to,
                              std::int64_t epochs);

// Where restart k ends: from its weights and its progress training goes on as if it had not ended.
// The arguments must be such that restarts() has no error.
struct RestartEnd {
  std::vector<Real> weights;  // in edge order
  Progress progress{};
};
RestartEnd endOfRestart(const Session& session, std::int64_t k, std::int64_t epochs);

// ---- every combination of weights

// Every weight is one of 2^bits values, evenly spaced from `low` to `high`; those of frozen edges
// are what a session starts with.
struct ExhaustiveSpec {
  int bits = 1;  // 1 … 16
  double low = -1;
  double high = 1;
};

// (2^bits)^edges combinations of the edges that are not frozen: exact.
Magnitude combinations(const Session& session, const ExhaustiveSpec& spec);

inline constexpr int maxExhaustiveBits = 48;  // bits per weight times edges that can be enumerated

// Combination k: the weight of edge e, frozen ones not counted, is number (k / 2^(bits e)) mod
// 2^bits of the values.
std::vector<Real> combination(const Session& session, const ExhaustiveSpec& spec, std::int64_t k);

// Combinations `from` … `to` - 1. Their losses are not kept, only the best. Errors: no data, a spec
// out of range, more than 2^maxExhaustiveBits combinations.
Result<SearchResult> exhaustive(const Session& session, const ExhaustiveSpec& spec,
                                std::int64_t from, std::int64_t to);

}  // namespace edgewise
