// What searches have found: lines for people, or one JSON value for machines.
#pragma once

#include <string>

#include "exhaustive.hpp"
#include "opening.hpp"
#include "sweep.hpp"

namespace edgewise::cli {

// The distribution of the losses and the best one.
std::string describeRestarts(const Opened& opened, const Found& found, bool json);
std::string describeExhaustive(const Opened& opened, const ExhaustiveFound& all, bool json);
// A line each variant.
std::string describeSweep(const SweepFound& found, bool json);

}  // namespace edgewise::cli
