// How cells become a column of a table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edgewise/dataset.hpp"

namespace edgewise {

// A column of raw cells. Without a type, one in which every present cell is a number is a number
// column, and one of texts is a category column. Errors: numbers and texts mixed, a text in a
// number column; their path is "[row]".
Result<Column> makeColumn(std::string name, const std::vector<Cell>& cells,
                          std::optional<ColumnType> type = std::nullopt);

}  // namespace edgewise
