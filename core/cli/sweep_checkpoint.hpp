// The rows of a sweep that are done, in its checkpoint.
#pragma once

#include "sweep.hpp"

namespace edgewise::cli {

// What it takes to have the best one again.
struct BestVariant {
  double loss = 0;
  std::vector<Real> weights{};  // empty while there is none
  Progress progress{};
};

Status loadSweep(const Checkpoint& checkpoint, const std::vector<Axis>& axes, SweepFound& found,
                 BestVariant& best);
Status saveSweep(Checkpoint& checkpoint, const SweepFound& found, const BestVariant& best);
void saveSweepInTime(Checkpoint& checkpoint, const SweepFound& found, const BestVariant& best,
                     const Watcher& watcher);

}  // namespace edgewise::cli
