// Tables for tests of the reader's columns: lines of cells without quotation marks.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/decimal.hpp"
#include "data/reading/steps.hpp"

namespace edgewise::columns {

struct Options {
  char delimiter = ',';
  bool hasNames = true;
  std::vector<Choice> choices{};
};

inline std::vector<std::string> split(const std::string& line, char delimiter) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == delimiter) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

// The first line holds the names.
inline data::Grid gridOf(const std::vector<std::string>& lines, const Options& options) {
  data::Grid grid;
  grid.delimiter = options.delimiter == '\t' ? "tab" : std::string(1, options.delimiter);
  grid.hasNames = options.hasNames;
  const auto first = split(lines.front(), options.delimiter);
  for (std::size_t c = 0; c < first.size(); ++c) {
    grid.names.push_back(options.hasNames ? first[c] : "x" + std::to_string(c + 1));
  }
  for (std::size_t k = options.hasNames ? 1 : 0; k < lines.size(); ++k) {
    grid.lines.push_back(static_cast<std::uint32_t>(k + 1));
    auto cells = split(lines[k], options.delimiter);
    cells.resize(first.size());
    for (const std::string& cell : cells) {
      grid.places.push_back(
          {static_cast<std::uint32_t>(grid.text.size()), static_cast<std::uint32_t>(cell.size())});
      grid.text += cell;
    }
  }
  return grid;
}

inline ReadTable read(const std::vector<std::string>& lines, const Options& options = {}) {
  data::Report report(options.choices);
  auto table = data::readColumns(gridOf(lines, options), report, {});
  REQUIRE(table);
  return std::move(*table);
}

// One column as text, beside a column of classes: "1.5 2 _" with gaps as underscores.
inline std::string cellsOf(const ReadTable& read, std::string_view name) {
  const auto place = read.table.find(name);
  REQUIRE(place);
  const Column& column = read.table.columns[*place];
  std::string text;
  for (Index row = 0; row < column.rows(); ++row) {
    if (row > 0) text += ' ';
    const Cell cell = column.cell(row);
    if (const auto* number = std::get_if<double>(&cell)) text += shortest(*number);
    if (const auto* word = std::get_if<std::string>(&cell)) text += *word;
    if (std::holds_alternative<std::monostate>(cell)) text += '_';
  }
  return text;
}

inline ColumnType typeOf(const ReadTable& read, std::string_view name) {
  return read.table.columns[*read.table.find(name)].type;
}

inline std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

inline std::string targets(const ReadTable& read) { return listed(read.roles.targets); }
inline std::string inputs(const ReadTable& read) { return listed(read.roles.inputs); }

inline std::optional<ReportEntry> entry(const ReadTable& read, std::string_view kind,
                                        std::string_view where) {
  for (const ReportEntry& found : read.report.entries) {
    if (found.kind == kind && found.where == where) return found;
  }
  return std::nullopt;
}

inline std::string sentence(const ReadTable& read, std::string_view kind, std::string_view where) {
  const auto found = entry(read, kind, where);
  return found ? found->sentence : "";
}

// A column x of these cells beside a column of two classes.
inline std::vector<std::string> withClasses(const std::vector<std::string>& cells, char delimiter) {
  std::vector<std::string> lines{std::string("x") + delimiter + "c"};
  for (std::size_t k = 0; k < cells.size(); ++k) {
    lines.push_back(cells[k] + delimiter + (k % 2 == 0 ? "a" : "b"));
  }
  return lines;
}

}  // namespace edgewise::columns
