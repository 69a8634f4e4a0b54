#include "data/reading/column_look.hpp"

#include <algorithm>

#include "data/reading/missing_marks.hpp"

namespace edgewise::data {

namespace {

constexpr std::size_t mostTallied = 8;
constexpr std::size_t mostExactDigits = 15;

void lookAtDigits(Index digits, ColumnLook& look) {
  look.fewestDigits = look.numbers == 0 ? digits : std::min(look.fewestDigits, digits);
  look.mostDigits = std::max(look.mostDigits, digits);
  ++look.numbers;
}

void lookAtNumber(std::string_view cell, const NumberText& number, Index row, ColumnLook& look) {
  lookAtDigits(static_cast<Index>(number.digits.size()), look);
  const bool whole = number.fraction == 0 && number.exponent == 0;
  if (!number.unit.empty()) look.units.add(number.unit, row);
  if (number.blanks) look.blanks.add(cell, row);
  if (number.inexact) look.inexact.add(cell, row);
  if (number.bound) ++look.bounds;
  if (number.leadingZero) {
    ++look.leadingZeros;
    if (number.digits.find_first_not_of("01") == std::string_view::npos) ++look.zeroBits;
  }
  if (whole && number.digits.size() > mostExactDigits) ++look.longDigits;
  if (!whole) ++look.fractions;
  if (number.ambiguous) {
    look.ambiguous.add(cell, row);
    if (number.decimal == DecimalMark::comma) ++look.ambiguousCommas;
  } else if (number.decimal != DecimalMark::none) {
    ++(number.decimal == DecimalMark::point ? look.points : look.commas);
  }
}

void lookAtMoment(const Moment& moment, ColumnLook& look) {
  ++look.dates;
  if (moment.hasDay) ++look.days;
  if (moment.hasTime) ++look.times;
  if (!moment.slashes) return;
  // Day before month is how it was read unless only the other order is possible.
  if (moment.eitherOrder) {
    ++look.eitherOrder;
  } else {
    ++(moment.swapped ? look.monthFirst : look.dayFirst);
  }
}

}  // namespace

void Tally::add(std::string_view text, Index row) {
  if (addAgain(text)) return;
  ++total_;
  if (entries_.size() < mostTallied) entries_.push_back({text, row, 1});
}

bool Tally::addAgain(std::string_view text) {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& entry) { return entry.text == text; });
  if (found == entries_.end()) return false;
  ++found->count;
  ++total_;
  return true;
}

bool Tally::has(std::string_view text) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const Entry& entry) { return entry.text == text; });
}

std::optional<NumberText> numberIn(std::string_view cell) {
  auto number = scanNumber(cell);
  if (number && !number->unit.empty() && scanMoment(cell)) return std::nullopt;
  return number;
}

void lookAt(std::string_view cell, Index row, ColumnLook& look) {
  if (isPlainInteger(cell)) return lookAtDigits(static_cast<Index>(cell.size()), look);
  // Most texts stand in a column many times: they need no second look.
  if (look.texts.addAgain(cell) || look.marks.addAgain(cell) || look.remarks.addAgain(cell)) return;
  switch (missingMark(cell)) {
    case MissingMark::empty:
      ++look.empty;
      return;
    case MissingMark::mark:
      return look.marks.add(cell, row);
    case MissingMark::word:
      return look.words.add(cell, row);
    case MissingMark::remark:
      return look.remarks.add(cell, row);
    case MissingMark::none:
      break;
  }
  if (const auto number = numberIn(cell)) return lookAtNumber(cell, *number, row, look);
  if (const auto moment = scanMoment(cell)) return lookAtMoment(*moment, look);
  if (scanFraction(cell)) {
    look.strokes.add(cell, row);
    ++look.fractions;
    return lookAtDigits(static_cast<Index>(cell.size()), look);
  }
  look.texts.add(cell, row);
}

}  // namespace edgewise::data
