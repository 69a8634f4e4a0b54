// Neurons that are computed together, since they have the same neighbours on one side.
#pragma once

#include <array>
#include <cstddef>

#include "network/plan.hpp"

namespace edgewise {

// Calls act<rows>(k) for rows k, k + 1, … of a run: four at a time, then one at a time.
template <class Act>
void inFours(Plan::Run run, Act act) {
  Index k = run.begin;
  for (; k + 4 <= run.end; k += 4) act.template operator()<std::size_t{4}>(k);
  for (; k < run.end; ++k) act.template operator()<std::size_t{1}>(k);
}

// The sums over k of weight(r, k) * load(values(k), c) for some rows at once, each of so many
// registers: a weight and a value that have been fetched are used for all of them, and no sum waits
// for itself. Register c of row r goes to use(r, c, sum).
template <class V, std::size_t rows, std::size_t count, class Weight, class Values, class Load,
          class Use>
void weightedSums(Index terms, Weight weight, Values values, Load load, Use use) {
  std::array<std::array<V, count>, rows> sums{};
  for (Index k = 0; k < terms; ++k) {
    const Lanes* from = values(k);
    std::array<V, count> value{};
    for (std::size_t c = 0; c < count; ++c) value[c] = load(from, c);
    for (std::size_t r = 0; r < rows; ++r) {
      const Real own = weight(r, k);
      for (std::size_t c = 0; c < count; ++c) sums[r][c] += own * value[c];
    }
  }
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < count; ++c) use(r, c, sums[r][c]);
  }
}

}  // namespace edgewise
