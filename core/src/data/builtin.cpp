#include "data/builtin.hpp"

#include <cassert>

#include "data/builtin_data.hpp"
#include "data/decimal.hpp"
#include "data/table.hpp"

namespace edgewise {

namespace {

std::string_view takeUntil(char separator, std::string_view& text) {
  const auto end = std::min(text.find(separator), text.size());
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return part;
}

// The files in core/data are plain: no quotes, and a number is a number.
Cell cellOf(std::string_view text) {
  if (text.empty()) return std::monostate{};
  if (const auto number = readDecimal(text)) return *number;
  return std::string(text);
}

Table readPlainCsv(std::string_view text) {
  std::string_view header = takeUntil('\n', text);
  std::vector<std::string> names;
  while (!header.empty()) names.emplace_back(takeUntil(',', header));
  std::vector<std::vector<Cell>> cells(names.size());
  while (!text.empty()) {
    std::string_view line = takeUntil('\n', text);
    for (auto& column : cells) column.push_back(cellOf(takeUntil(',', line)));
  }
  Table table;
  for (std::size_t c = 0; c < names.size(); ++c) {
    auto column = makeColumn(names[c], cells[c]);
    assert(column);
    table.columns.push_back(std::move(*column));
  }
  return table;
}

}  // namespace

Table builtinTable(std::string_view name) {
  return readPlainCsv(name == builtinNames[0] ? irisCsv : penguinsCsv);
}

}  // namespace edgewise
