// From records to the grid: what is no row is left out, every row gets the same number of cells.
#pragma once

#include <string>

#include "data/reading/layout.hpp"
#include "data/reading/records.hpp"
#include "data/reading/report.hpp"
#include "edgewise/result.hpp"

namespace edgewise::data {

// Fills the grid. The source reads `grid.text`; the layout was found on its first records.
Status assemble(Grid& grid, RecordSource& source, const Layout& layout, const LayoutRules& rules,
                Report& report, const OnProgress& onProgress);

// Lines of -, =, + and | that only draw a table.
bool isRule(std::string_view line);

}  // namespace edgewise::data
