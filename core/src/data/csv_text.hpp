// Cells and names as CSV has them (RFC 4180).
#pragma once

#include <string>
#include <vector>

#include "edgewise/dataset.hpp"

namespace edgewise {

// In quotation marks where it would be read otherwise without them.
std::string csvText(const std::string& text);

// A gap is empty.
std::string csvCell(const Cell& cell);

// The name, numbered where it is taken: "y", "y (2)", …
std::string freeName(const std::string& wanted, const std::vector<std::string>& taken);

}  // namespace edgewise
