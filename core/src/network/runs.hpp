// Neurons that are computed together, since they have the same neighbours on one side.
#pragma once

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

}  // namespace edgewise
