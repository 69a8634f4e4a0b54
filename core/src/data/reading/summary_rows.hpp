// Totals, means and the like below the rows of a table.
#pragma once

#include <vector>

#include "data/reading/entries.hpp"
#include "data/reading/grid.hpp"

namespace edgewise::data {

// The rows that are examples: all but the last ones that sum up those above.
std::vector<Index> exampleRows(const Grid& grid, Entries& entries);

}  // namespace edgewise::data
