// What the cells of a column look like: counted in one pass over the rows, before it is decided
// what the column is.
#pragma once

#include <string_view>
#include <vector>

#include "data/reading/dates.hpp"
#include "data/reading/grid.hpp"
#include "data/reading/number_text.hpp"

namespace edgewise::data {

// Different texts in the order in which they came, the first few of them, and how often.
class Tally {
 public:
  struct Entry {
    std::string_view text;
    Index row;  // the first
    Index count;
  };

  void add(std::string_view text, Index row);
  // Counts a text that is among the first few; false for any other.
  bool addAgain(std::string_view text);
  const std::vector<Entry>& entries() const { return entries_; }
  Index total() const { return total_; }
  bool has(std::string_view text) const;

 private:
  std::vector<Entry> entries_;
  Index total_ = 0;
};

struct ColumnLook {
  Index empty = 0;
  Tally marks;    // NA and the like
  Tally words;    // None and the like
  Tally remarks;  // absent and the like
  Tally texts;
  Index dates = 0;
  Index numbers = 0;

  // Of the numbers:
  Tally units;
  Tally blanks;  // digits kept apart by blanks
  Tally inexact;
  Tally strokes;    // fractions such as 3/4
  Tally ambiguous;  // 1,234 or 1.234
  Index bounds = 0;
  Index points = 0;  // that show a decimal point, or commas that can only group
  Index commas = 0;  // that show a decimal comma, or points that can only group
  Index ambiguousCommas = 0;
  Index leadingZeros = 0;
  Index zeroBits = 0;    // of those: digits that are all 0 or 1
  Index longDigits = 0;  // whole numbers of more digits than a double holds
  Index fractions = 0;
  Index fewestDigits = 0;
  Index mostDigits = 0;

  // Of the dates:
  Index dayFirst = 0;  // with slashes or dashes, that fit one order only
  Index monthFirst = 0;
  Index eitherOrder = 0;
  Index days = 0;   // that name a day
  Index times = 0;  // that name a time

  // Cells that say something, where None and the like do not.
  Index present() const { return numbers + dates + texts.total(); }
  // Nothing speaks against numbers but a few cells, which may be slips.
  bool mostlyNumbers() const { return numbers > 0 && numbers * 4 >= present() * 3; }
};

void lookAt(std::string_view cell, Index row, ColumnLook& look);

// The number of a cell; nothing for a date such as "5 May", which begins like one.
std::optional<NumberText> numberIn(std::string_view cell);

}  // namespace edgewise::data
