// What the report says about one column: what was left out, and what could have been otherwise.
#pragma once

#include <optional>
#include <vector>

#include "data/reading/column_plan.hpp"

namespace edgewise::data {

// All there is to say about a column whose role is settled.
struct ColumnStory {
  const Grid& grid;
  Index column;
  const ColumnLook& look;
  const ColumnPlan& plan;
  Index rows;
  const Tally& tooLarge;
  const std::vector<double>& sentinels;
  const std::optional<ReportEntry>& spelling;
};

void addTargetEntry(const ColumnStory& story, bool sure, Entries& entries);
void addColumnEntries(const ColumnStory& story, Entries& entries);

}  // namespace edgewise::data
