// The cells of planned columns, read.
#pragma once

#include <functional>
#include <vector>

#include "data/reading/column_plan.hpp"

namespace edgewise::data {

// Reads the numbers of all plans that are numbers, row by row as they lie in memory. False: told to
// stop. Cells that hold none are NaN, and so are numbers too large for a double, which are tallied.
bool readNumbers(const Grid& grid, const std::vector<Index>& rows, std::vector<ColumnPlan>& plans,
                 std::vector<Tally>& tooLarge, const OnProgress& onProgress);

// Counts what a column of numbers holds: different ones, whole ones, and whether they rise.
void measureNumbers(ColumnPlan& plan);

// Numbers such as -999 far outside the rest of the column; empty for none.
std::vector<double> sentinelsIn(const Numbers& numbers);

// The moments of a column as numbers: `plan.part` says which.
Numbers momentNumbers(const Grid& grid, const std::vector<Index>& rows, Index column,
                      const ColumnPlan& plan);

}  // namespace edgewise::data
