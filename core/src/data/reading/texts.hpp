// A column of texts: its different texts, how often each stands there, and which are one class
// written in several ways.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/reading/column_look.hpp"
#include "data/reading/entries.hpp"
#include "edgewise/dataset.hpp"

namespace edgewise::data {

struct Texts {
  std::vector<std::string_view> different;  // in the order in which they came
  std::vector<Index> counts;
  std::vector<Index> codes;  // one a row, -1 where missing
  Index present = 0;
  std::size_t longest = 0;  // bytes
};

// Marks for missing values are gaps, except those that are kept.
Texts textsOf(const Grid& grid, const std::vector<Index>& rows, Index column, bool keepMarks,
              bool keepWords);

// Spellings of one class (Yes, yes, YES; 1 and TRUE) become the most frequent one. The entry that
// says so, if there are any.
std::optional<ReportEntry> joinSpellings(Texts& texts, const std::string& name,
                                         const Entries& entries);

// Sorted, and by size if all of them are numbers.
Column columnOf(std::string name, Texts texts, ColumnType type);

}  // namespace edgewise::data
