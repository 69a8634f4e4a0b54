// A small data set as people have it: named columns of numbers or texts, with gaps.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "edgewise/numbers.hpp"
#include "edgewise/real.hpp"
#include "edgewise/result.hpp"

namespace edgewise {

// A raw cell: missing, a number, or a text.
using Cell = std::variant<std::monostate, double, std::string>;

enum class ColumnType { number, category, bytes };

inline constexpr std::array<std::string_view, 3> columnTypeNames{"number", "category", "bytes"};

// A number column holds numbers (NaN where missing); a category column, and a column of texts that
// go in byte by byte, hold indices into their sorted different texts (-1 where missing). Every
// vector has one entry a row.
struct Column {
  std::string name;
  ColumnType type = ColumnType::number;
  Numbers numbers{};
  std::vector<Index> codes{};
  std::vector<std::string> categories{};

  Index rows() const;
  bool missing(Index row) const;
  Cell cell(Index row) const;
};

struct Table {
  std::vector<Column> columns;

  Index rows() const { return columns.empty() ? 0 : columns.front().rows(); }
  std::optional<Index> find(std::string_view name) const;
};

// A column of raw cells. Without a type, one in which every present cell is a number is a number
// column, and one of texts is a category column. Errors: numbers and texts mixed, a text in a
// number column; their path is "[row]".
Result<Column> makeColumn(std::string name, const std::vector<Cell>& cells,
                          std::optional<ColumnType> type = std::nullopt);

// The shortest decimal text that reads back as the same number.
std::string shortest(double number);
std::string shortest(float number);

struct ColumnSummary {
  Index missing = 0;
  bool constant = false;  // no two present cells differ
  double min = 0;         // the rest: over the present cells of a number column
  double max = 0;
  double mean = 0;
  double deviation = 0;  // population standard deviation
};

ColumnSummary summarize(const Column& column);

}  // namespace edgewise
