// The rows of a sweep that are done, in its checkpoint and in what a variant came to.
#pragma once

#include "sweep.hpp"

namespace edgewise::cli {

// What it takes to have the best one again.
struct BestVariant {
  double loss = 0;
  std::vector<Real> weights{};  // empty while there is none
  Progress progress{};
};

void writeSweep(json::JsonWriter& writer, const SweepFound& found, const BestVariant& best);
// `found` says which rows were asked for.
void readSweep(json::ObjectReader& reader, const std::vector<Axis>& axes, SweepFound& found,
               BestVariant& best);

}  // namespace edgewise::cli
