// The `data` part of a project document.
#pragma once

#include "edgewise/project.hpp"
#include "json_reader.hpp"

namespace edgewise {

// `apart`: as readProject takes it; emptied.
void readDataPart(json::ObjectReader& reader, std::vector<Numbers>& apart, json::Faults& faults,
                  DataSpec& data);

}  // namespace edgewise
