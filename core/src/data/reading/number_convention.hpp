// One decimal mark for the whole file, found from all numbers that show theirs.
#pragma once

#include <vector>

#include "data/reading/column_look.hpp"
#include "data/reading/entries.hpp"

namespace edgewise::data {

// One mark a column, for the cells that do not show theirs. Where the file has none that do, the
// likelier way is taken and asked about.
std::vector<DecimalMark> decimalMarks(const Grid& grid, const std::vector<ColumnLook>& looks,
                                      Entries& entries);

}  // namespace edgewise::data
