// The `data` part of a project document.
#pragma once

#include "edgewise/project.hpp"
#include "json_reader.hpp"

namespace edgewise {

void readDataPart(json::ObjectReader& reader, json::Faults& faults, DataSpec& data);

}  // namespace edgewise
