#include "data/reading/column_plan.hpp"

#include <algorithm>
#include <array>

#include "data/reading/name_hints.hpp"
#include "data/split.hpp"

namespace edgewise::data {

namespace {

// Digits that are kept as text: 02134, ids too long for a double, phone numbers.
bool looksLikeCode(std::string_view name, const ColumnLook& look) {
  if (look.fractions > 0 || look.units.total() > 0 || look.numbers == 0) return false;
  constexpr Index longCode = 8;
  const bool sameWidth = look.fewestDigits == look.mostDigits && look.mostDigits > 1;
  // 01 to 31 are days; 00 and 01 beside 10 and 11 are bits.
  const bool padded = look.mostDigits == 2 && look.zeroBits < look.leadingZeros;
  if (look.leadingZeros > 0 && !padded && (sameWidth || look.leadingZeros * 10 >= look.numbers))
    return true;
  if (look.longDigits * 2 >= look.numbers) return true;
  const bool postal = look.fewestDigits >= 3 && look.mostDigits >= 4;
  return namesCode(name) && (postal || look.mostDigits >= longCode);
}

bool isNumbers(const ColumnLook& look, const UnitRule& unit) {
  return look.mostlyNumbers() && unit.fits && look.bounds * 2 < look.numbers;
}

// Whether every row is said to train or to test, and some do either.
bool saysSets(const Texts& texts, std::string_view name) {
  if (texts.present != static_cast<Index>(texts.codes.size())) return false;
  std::array<bool, 2> some{};
  for (const std::string_view word : texts.different) {
    const auto train = trains(word, namesSets(name) ? name : "");
    if (!train) return false;
    some[*train ? 1 : 0] = true;
  }
  return some[0] && some[1];
}

// The same in numbers, where the name gives them their meaning: 1 and 0 below "is_train".
bool saysSets(const Numbers& numbers, std::string_view name) {
  if (!namesSets(name)) return false;
  std::array<bool, 2> some{};
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    if (numbers[row] != 0 && numbers[row] != 1) return false;
    const auto train = trains(numbers[row] == 1 ? "1" : "0", name);
    if (!train) return false;
    some[*train ? 1 : 0] = true;
  }
  return some[0] && some[1];
}

Out whyNumbersAreLeftOut(const Grid& grid, Index column, const ColumnPlan& plan, Index rows) {
  const bool isFirstOfNameless = !grid.hasNames && column == 0 && grid.columns() > 2;
  const bool named = namesRowNumber(grid.names[column]);
  const bool distinct = plan.rising || plan.distinct > mostClasses || plan.distinct == rows;
  if (saysSets(plan.numbers, grid.names[column])) return Out::sets;
  if (!plan.whole || rows < 3 || plan.hasStrays) return Out::none;
  if (targetNameWeight(grid.names[column]) > 0) return Out::none;
  if (named && (plan.byOne || (distinct && (plan.rising || plan.present == rows)))) {
    return Out::running;
  }
  if (!isFirstOfNameless || plan.present < rows) return Out::none;
  const double first = plan.numbers[0];
  if (plan.byOne && (first == 0 || first == 1) && rows >= 5) return Out::running;
  // Numbers of patients and the like, in files that name nothing.
  double least = first;
  bool different = true;
  for (std::size_t k = 0; k < plan.numbers.size(); ++k) {
    least = std::min(least, plan.numbers[k]);
    if (k > 0 && plan.numbers[k] == plan.numbers[k - 1]) different = false;
  }
  const bool all = plan.distinct > mostClasses || plan.distinct == rows;
  return least >= 10'000 && different && all ? Out::running : Out::none;
}

}  // namespace

bool differsByRow(Index distinct, Index present) {
  return distinct > 2 && distinct * 10 > present * 9;
}

bool areWeekdaysOrMonths(const Texts& texts) {
  return std::all_of(texts.different.begin(), texts.different.end(),
                     [](std::string_view text) { return isWeekday(text) || monthOf(text) > 0; });
}

ColumnPlan planColumn(const Grid& grid, Index column, const ColumnLook& look, DecimalMark mark,
                      const Entries& entries) {
  const std::string& name = grid.names[column];
  ColumnPlan plan{.mark = mark, .unit = unitRule(look)};
  const std::string chosen = entries.taken("type", name, "");
  const bool digits = look.fewestDigits == 8 && look.mostDigits == 8 && look.fractions == 0 &&
                      look.numbers == look.present() && look.units.total() == 0;
  const bool dates =
      (look.dates > 0 && look.dates * 10 >= look.present() * 9) || (digits && namesDate(name));
  plan.isCode = isNumbers(look, plan.unit) && looksLikeCode(name, look);
  plan.keepMarks = entries.isChosen("missing", name, "value") || look.texts.has("+");
  plan.keepWords = !entries.isChosen("missing", name, "gap");
  plan.keepInexact = !entries.isChosen("inexact", name, "gap");
  const bool kept = entries.isChosen("unit", name, "kept");
  const bool asTarget = dates && entries.isChosen("role", name, "target");
  if (chosen == "category" || chosen == "bytes" || asTarget) {
    plan.as = chosen == "bytes" ? As::bytes : As::text;
  } else if (dates) {
    plan.as = As::moment;
    plan.part = chosen.empty() || chosen == "ignored" ? "" : chosen;
    plan.monthFirst = look.monthFirst > look.dayFirst ||
                      (look.monthFirst == look.dayFirst && grid.delimiter != ";");
    if (entries.taken("date", name, "") == "day first") plan.monthFirst = false;
    if (entries.taken("date", name, "") == "month first") plan.monthFirst = true;
  } else if (look.present() == 0 && look.words.total() + look.remarks.total() == 0 &&
             !plan.keepMarks) {
    plan.as = As::number;
  } else if (chosen != "number" &&
             (kept || plan.isCode || !isNumbers(look, plan.unit) || plan.keepMarks)) {
    plan.as = As::text;
  }
  plan.hasStrays = plan.as == As::number && look.numbers < look.present();
  return plan;
}

Out whyLeftOut(const Grid& grid, Index column, const ColumnPlan& plan, Index rows) {
  if (plan.present == 0) return Out::empty;
  if (plan.present * 2 < rows) return Out::sparse;
  if (plan.as == As::moment) return Out::moment;
  if (plan.distinct < 2) return Out::constant;
  if (plan.as == As::number) return whyNumbersAreLeftOut(grid, column, plan, rows);
  if (saysSets(plan.texts, grid.names[column])) return Out::sets;
  if (differsByRow(plan.distinct, plan.present) && !areWeekdaysOrMonths(plan.texts)) {
    return plan.isCode || namesCode(grid.names[column]) ? Out::code : Out::names;
  }
  const bool many = plan.distinct > mostClasses && plan.distinct * 3 > plan.present;
  return many || plan.distinct > mostInputTexts ? Out::texts : Out::none;
}

}  // namespace edgewise::data
