// The `network` part of a project document.
#pragma once

#include "project/json_reader.hpp"
#include "project/project.hpp"

namespace edgewise {

// What an edge says of where its weight starts, if it says so: with the author's weight, or (null)
// as the seed draws it.
struct EdgeStart {
  bool isSaid = false;
  std::optional<double> weight{};
};

// Reads either form into project.graph; leaves it feed-forward, with its edges in edge order.
// `starts` has an entry an edge of the graph form, in document order.
void readNetwork(json::ObjectReader& reader, json::Faults& faults, Project& project,
                 std::vector<EdgeStart>& starts);

}  // namespace edgewise
