// What a column is taken for, and why it is no input if it is none.
#pragma once

#include <string>

#include "data/reading/column_look.hpp"
#include "data/reading/entries.hpp"
#include "data/reading/texts.hpp"
#include "data/reading/unit_rule.hpp"
#include "edgewise/dataset.hpp"

namespace edgewise::data {

enum class As { number, text, bytes, moment };

// Why a guess leaves a column out.
enum class Out {
  none,
  empty,
  constant,
  sparse,   // more than half of it is missing
  running,  // numbers of rows, and other identifiers
  code,     // digits that are no quantity, another in nearly every row
  names,    // texts, another in nearly every row
  texts,    // too many different ones
  moment,   // days and times
  sets,     // the words "train" and "test": it says which rows train
};

struct ColumnPlan {
  As as = As::number;
  Out out = Out::none;
  bool isCode = false;     // its digits are kept as text
  bool hasStrays = false;  // numbers but for a few texts
  DecimalMark mark = DecimalMark::point;
  UnitRule unit{};
  std::string part{};  // of a moment: "number", "weekday", …
  bool monthFirst = false;
  bool keepMarks = false;  // as categories
  bool keepWords = true;
  bool keepInexact = true;  // "<0.01" counts as 0.01

  // Of its cells, once they are read:
  Numbers numbers{};
  Texts texts{};
  Index present = 0;
  Index distinct = 0;   // for numbers at most mostClasses + 1
  Index fewest = 0;     // cells of the rarest of at most mostClasses different numbers
  bool whole = false;   // of numbers: whole ones
  bool rising = false;  // each larger than the one before
  bool byOne = false;   // and by one

  Role role = Role::ignore;
  bool isRescue = false;   // an input only because nothing else is
  bool asClasses = false;  // a target of numbers that count classes

  bool isText() const { return as == As::text || as == As::bytes; }
};

// Most different whole numbers that are taken for classes.
inline constexpr Index mostClasses = 20;

// Most different texts that become inputs, one neuron each, without being asked for.
inline constexpr Index mostInputTexts = 100;

// From the looks of its cells and the choices: number, text or moment.
ColumnPlan planColumn(const Grid& grid, Index column, const ColumnLook& look, DecimalMark mark,
                      const Entries& entries);

// Why it is left out unless asked for, from its cells.
Out whyLeftOut(const Grid& grid, Index column, const ColumnPlan& plan, Index rows);

// Weekdays or months all of them: few, whatever else is said, but nothing to predict.
bool areWeekdaysOrMonths(const Texts& texts);

// Whether texts tell rows apart rather than describe them.
bool differsByRow(Index distinct, Index present);

}  // namespace edgewise::data
