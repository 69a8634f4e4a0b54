// The cells of a text, as the reader divides it, for tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/reading/steps.hpp"

namespace gridtest {

struct Reading {
  std::string cells;  // "a|b / 1|2", names first; "- / 1|2" where they were made up; "code: path"
  std::vector<edgewise::ReportEntry> entries;
  std::vector<std::int64_t> lines;
  std::string format;
  std::string delimiter;
  std::string message;

  // "names" for the entry of a kind; empty if there is none.
  std::string taken(std::string_view kind) const {
    for (const auto& entry : entries) {
      if (entry.kind == kind) return entry.taken;
    }
    return {};
  }
  std::string where(std::string_view kind) const {
    for (const auto& entry : entries) {
      if (entry.kind == kind) return entry.where;
    }
    return {};
  }
  bool asks(std::string_view kind) const {
    for (const auto& entry : entries) {
      if (entry.kind == kind) return entry.ask;
    }
    return false;
  }
};

inline Reading readCells(std::string_view text, std::vector<edgewise::Choice> choices = {},
                         std::string name = {}) {
  using namespace edgewise;
  Reading reading;
  const ReadOptions options{.name = std::move(name), .choices = choices};
  data::Report report(options.choices);
  const auto grid = data::readGrid(std::string(text), options, report, {});
  reading.entries = report.entries();
  if (!grid) {
    reading.cells = grid.error().code + ": " + grid.error().path;
    reading.message = grid.error().message;
    return reading;
  }
  reading.format = grid->format;
  reading.delimiter = grid->delimiter;
  std::string& cells = reading.cells;
  for (Index column = 0; grid->hasNames && column < grid->columns(); ++column) {
    cells += (column > 0 ? "|" : "") + grid->names[static_cast<std::size_t>(column)];
  }
  if (!grid->hasNames) cells += "-";
  for (Index row = 0; row < grid->rows(); ++row) {
    cells += " / ";
    reading.lines.push_back(grid->line(row));
    for (Index column = 0; column < grid->columns(); ++column) {
      cells += (column > 0 ? "|" : "") + std::string(grid->cell(row, column));
    }
  }
  return reading;
}

inline std::string cellsOf(std::string_view text, std::vector<edgewise::Choice> choices = {}) {
  return readCells(text, std::move(choices)).cells;
}

}  // namespace gridtest
