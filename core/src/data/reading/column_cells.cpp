#include "data/reading/column_cells.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "data/reading/missing_marks.hpp"

namespace edgewise::data {

namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();
constexpr Index progressEvery = 1000;

double integerIn(std::string_view cell) {
  const bool negative = cell.front() == '-';
  std::int64_t value = 0;
  for (const char c : cell.substr(negative ? 1 : 0)) value = value * 10 + (c - '0');
  return static_cast<double>(negative ? -value : value);
}

double numberIn(std::string_view cell, const ColumnPlan& plan) {
  if (isPlainInteger(cell)) return integerIn(cell);
  const auto number = scanNumber(cell);
  if (!number) return scanFraction(cell).value_or(gap);
  if (number->inexact && !plan.keepInexact) return gap;
  const double value = valueOf(*number, plan.mark);
  if (number->unit.empty()) return value;
  if (plan.unit.scales) return value * factorOf(number->unit);
  return unitKey(number->unit) == plan.unit.key ? value : gap;
}

double partOf(const Moment& moment, const std::string& part) {
  if (part == "weekday") return moment.hasDate ? weekdayOf(moment) : gap;
  if (part == "month") return moment.hasDate ? moment.month : gap;
  if (part == "day of the year") return moment.hasDate ? dayOfYear(moment) : gap;
  if (part == "hour") return moment.seconds / 3600;
  return moment.hasDate ? daysOf(moment) : moment.seconds;
}

}  // namespace

bool readNumbers(const Grid& grid, const std::vector<Index>& rows, std::vector<ColumnPlan>& plans,
                 std::vector<Tally>& tooLarge, const OnProgress& onProgress) {
  std::vector<Index> columns;
  for (std::size_t c = 0; c < plans.size(); ++c) {
    if (plans[c].as != As::number) continue;
    columns.push_back(static_cast<Index>(c));
    plans[c].numbers.reserve(rows.size());
  }
  Index done = 0;
  for (const Index row : rows) {
    if (onProgress && ++done % progressEvery == 0 &&
        !onProgress(static_cast<double>(done) / static_cast<double>(rows.size()))) {
      return false;
    }
    for (const Index c : columns) {
      const std::string_view cell = grid.cell(row, c);
      double number = numberIn(cell, plans[c]);
      if (std::isinf(number)) {
        tooLarge[c].add(cell, row);
        number = gap;
      }
      plans[c].numbers.add(number);
    }
  }
  return true;
}

void measureNumbers(ColumnPlan& plan) {
  std::array<double, mostClasses> values{};
  std::array<Index, mostClasses> counts{};
  double last = gap;
  plan.whole = plan.rising = plan.byOne = true;
  plan.present = plan.distinct = 0;
  for (std::size_t row = 0; row < plan.numbers.size(); ++row) {
    const double number = plan.numbers[row];
    if (std::isnan(number)) {
      plan.byOne = false;
      continue;
    }
    ++plan.present;
    plan.whole = plan.whole && number == std::floor(number);
    if (plan.present > 1) {
      plan.rising = plan.rising && number > last;
      plan.byOne = plan.byOne && number == last + 1;
    }
    last = number;
    if (plan.distinct > mostClasses) continue;
    const auto end = values.begin() + plan.distinct;
    const auto place = std::find(values.begin(), end, number);
    if (place == end) {
      if (++plan.distinct > mostClasses) continue;
      *place = number;
    }
    ++counts[place - values.begin()];
  }
  plan.fewest = plan.distinct > mostClasses || plan.distinct == 0
                    ? 0
                    : *std::min_element(counts.begin(), counts.begin() + plan.distinct);
}

std::vector<double> sentinelsIn(const Numbers& numbers) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  Index rest = 0;
  std::vector<double> candidates;
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    const double number = numbers[row];
    if (std::isnan(number)) continue;
    if (isSentinel(number)) {
      constexpr std::size_t most = 4;
      const bool known =
          std::find(candidates.begin(), candidates.end(), number) != candidates.end();
      if (!known && candidates.size() < most) candidates.push_back(number);
      continue;
    }
    ++rest;
    low = std::min(low, number);
    high = std::max(high, number);
  }
  constexpr Index fewest = 3;
  // Around one value nothing is far: -1 beside 1 is a class.
  if (rest < fewest || high == low) return {};
  const double range = high - low;
  const auto isInside = [&](double number) {
    // Where all the rest is positive, -999 is outside even if it is not far; and a large positive
    // value may be one.
    const bool below = number < -9 && low >= 0;
    return number >= low - range * (below ? 0.25 : 1) && number <= high + range * 3;
  };
  candidates.erase(std::remove_if(candidates.begin(), candidates.end(), isInside),
                   candidates.end());
  return candidates;
}

Numbers momentNumbers(const Grid& grid, const std::vector<Index>& rows, Index column,
                      const ColumnPlan& plan) {
  std::vector<double> parts;
  double first = std::numeric_limits<double>::infinity();
  bool dates = false;
  for (const Index row : rows) {
    const auto moment = scanMoment(grid.cell(row, column), plan.monthFirst);
    parts.push_back(moment ? partOf(*moment, plan.part) : gap);
    dates = dates || (moment && moment->hasDate);
    if (!std::isnan(parts.back())) first = std::min(first, parts.back());
  }
  // Days count from the first one: as a number since 1970 they would say nothing to people.
  const double start = plan.part == "number" && dates ? first : 0;
  Numbers numbers;
  numbers.reserve(parts.size());
  for (const double part : parts) numbers.add(part - start);
  return numbers;
}

}  // namespace edgewise::data
