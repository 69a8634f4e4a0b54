// The `data` part of a project document.
#pragma once

#include <cstdint>

#include "edgewise/project.hpp"
#include "json_reader.hpp"

namespace edgewise {

// The largest seed: the largest whole number of JavaScript.
inline constexpr std::int64_t maxSeed = 9'007'199'254'740'991;

// `apart`: as readProject takes it; emptied.
void readDataPart(json::ObjectReader& reader, std::vector<Numbers>& apart, json::Faults& faults,
                  DataSpec& data);

}  // namespace edgewise
