// The `network` part of a project document.
#pragma once

#include "edgewise/project.hpp"
#include "json_reader.hpp"

namespace edgewise {

// Reads either form into project.graph; leaves it feed-forward, with its edges in edge order.
void readNetwork(json::ObjectReader& reader, json::Faults& faults, Project& project);

}  // namespace edgewise
