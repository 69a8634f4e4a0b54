#include "data/table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

#include "data/decimal.hpp"
#include "network/sorting.hpp"

namespace edgewise {

namespace {

constexpr double missingNumber = std::numeric_limits<double>::quiet_NaN();

bool isNumber(const Cell& cell) { return std::holds_alternative<double>(cell); }
bool isText(const Cell& cell) { return std::holds_alternative<std::string>(cell); }
bool isMissing(const Cell& cell) { return std::holds_alternative<std::monostate>(cell); }

// -0 and 0 are one category.
std::string textOf(const Cell& cell) {
  return isNumber(cell) ? shortest(std::get<double>(cell) + 0.0) : std::get<std::string>(cell);
}

Error cellError(const Column& column, std::size_t row, const std::string& what) {
  return {"mixed", "[" + std::to_string(row) + "]", "Column \"" + column.name + "\": " + what};
}

// Categories sorted by their bytes, numbers by their size; and each cell's place among them.
void setCategories(Column& column, const std::vector<Cell>& cells) {
  std::vector<std::string>& categories = column.categories;
  for (const Cell& cell : cells) {
    if (!isMissing(cell)) categories.push_back(textOf(cell));
  }
  const auto arrange = [&](FunctionRef<bool(Index, Index)> before) {
    std::vector<std::string> arranged;
    arranged.reserve(categories.size());
    for (const Index k : sorted(categories.size(), before)) {
      arranged.push_back(std::move(categories[k]));
    }
    categories = std::move(arranged);
  };
  arrange([&](Index a, Index b) { return categories[a] < categories[b]; });
  categories.erase(std::unique(categories.begin(), categories.end()), categories.end());
  if (std::none_of(cells.begin(), cells.end(), isText)) {
    arrange(
        [&](Index a, Index b) { return readDecimal(categories[a]) < readDecimal(categories[b]); });
  }
  std::map<std::string_view, Index> codes;
  for (const std::string& category : categories) {
    codes.emplace(category, static_cast<Index>(codes.size()));
  }
  for (const Cell& cell : cells) {
    column.codes.push_back(isMissing(cell) ? -1 : codes.at(textOf(cell)));
  }
}

}  // namespace

Index Column::rows() const {
  return static_cast<Index>(type == ColumnType::number ? numbers.size() : codes.size());
}

bool Column::missing(Index row) const {
  return type == ColumnType::number ? std::isnan(numbers[row]) : codes[row] < 0;
}

Cell Column::cell(Index row) const {
  if (missing(row)) return std::monostate{};
  if (type == ColumnType::number) return numbers[row];
  return categories[codes[row]];
}

std::optional<Index> Table::find(std::string_view name) const {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].name == name) return static_cast<Index>(c);
  }
  return std::nullopt;
}

Result<Column> makeColumn(std::string name, const std::vector<Cell>& cells,
                          std::optional<ColumnType> type) {
  Column column{.name = std::move(name)};
  const auto firstText = std::find_if(cells.begin(), cells.end(), isText);
  column.type = type.value_or(firstText == cells.end() ? ColumnType::number : ColumnType::category);
  if (column.type == ColumnType::number) {
    if (firstText != cells.end()) {
      return cellError(column, static_cast<std::size_t>(firstText - cells.begin()),
                       "the text \"" + std::get<std::string>(*firstText) +
                           "\" stands in a column of numbers. Correct it, leave it empty, or give "
                           "the column the type \"category\".");
    }
    for (const Cell& cell : cells) {
      column.numbers.add(isNumber(cell) ? std::get<double>(cell) : missingNumber);
    }
    return column;
  }
  const auto firstNumber = std::find_if(cells.begin(), cells.end(), isNumber);
  if (!type && firstNumber != cells.end()) {
    return cellError(column, static_cast<std::size_t>(firstNumber - cells.begin()),
                     "numbers and texts are mixed. Correct the texts, or give the column the type "
                     "\"category\".");
  }
  setCategories(column, cells);
  return column;
}

ColumnSummary summarize(const Column& column) {
  ColumnSummary summary;
  std::optional<Cell> first;
  bool varies = false;
  double sum = 0;
  Index present = 0;
  for (Index row = 0; row < column.rows(); ++row) {
    if (column.missing(row)) {
      ++summary.missing;
      continue;
    }
    const Cell cell = column.cell(row);
    if (!first) {
      first = cell;
      if (const double* x = std::get_if<double>(&cell)) summary.min = summary.max = *x;
    }
    varies = varies || cell != *first;
    if (const double* x = std::get_if<double>(&cell)) {
      summary.min = std::min(summary.min, *x);
      summary.max = std::max(summary.max, *x);
      sum += *x;
    }
    ++present;
  }
  summary.constant = !varies;
  if (column.type == ColumnType::number && present > 0) {
    summary.mean = sum / present;
    double squares = 0;
    for (Index row = 0; row < column.rows(); ++row) {
      if (column.missing(row)) continue;
      const double difference = column.numbers[row] - summary.mean;
      squares += difference * difference;
    }
    summary.deviation = std::sqrt(squares / present);
  }
  return summary;
}

}  // namespace edgewise
