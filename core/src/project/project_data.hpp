// The `data` part of a project document.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "project/json_reader.hpp"
#include "project/project.hpp"

namespace edgewise {

// The largest seed: the largest whole number of JavaScript.
inline constexpr std::int64_t maxSeed = 9'007'199'254'740'991;

// Columns of numbers beside the document: those of readProject, then those that json::parse() took
// out of it.
struct Apart {
  explicit Apart(std::vector<Numbers> given)
      : columns(std::move(given)), givenCount(columns.size()) {}
  std::vector<Numbers> columns;  // emptied while they are read
  std::size_t givenCount;
};

void readDataPart(json::ObjectReader& reader, Apart& apart, json::Faults& faults, DataSpec& data);

}  // namespace edgewise
