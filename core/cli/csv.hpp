// A table as CSV text: commas between cells, a line of names first, by RFC 4180 but for the line
// ends.
#pragma once

#include <string>

#include "edgewise/dataset.hpp"

namespace edgewise::cli {

// Without the last line end.
std::string toCsv(const Table& table);

}  // namespace edgewise::cli
