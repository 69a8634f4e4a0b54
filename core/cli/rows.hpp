// Raw inputs from JSON: a list of rows, each a list of cells.
#pragma once

#include <string_view>
#include <vector>

#include "edgewise/session.hpp"

namespace edgewise::cli {

// Errors: "json", "type", with the place as its path.
Result<std::vector<RawInput>> readRows(std::string_view text);

}  // namespace edgewise::cli
