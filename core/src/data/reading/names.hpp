// Every column gets a name, and no two the same.
#pragma once

#include "data/reading/grid.hpp"
#include "data/reading/layout.hpp"
#include "data/reading/report.hpp"

namespace edgewise::data {

// Also leaves out columns that have neither a name nor a cell.
void nameColumns(Grid& grid, const Layout& layout, Report& report);

// Tells that the rows have at least two cells more than there are names.
void tellFewNames(std::size_t names, std::size_t width, const std::string& delimiter,
                  Report& report);

}  // namespace edgewise::data
