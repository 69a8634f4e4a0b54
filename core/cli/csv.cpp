#include "csv.hpp"

#include <string_view>

namespace edgewise::cli {

namespace {

// In quotation marks where a cell would be read otherwise without them.
std::string written(const std::string& text) {
  constexpr std::string_view blanks = " \t";
  const bool plain = !text.empty() && blanks.find(text.front()) == std::string_view::npos &&
                     blanks.find(text.back()) == std::string_view::npos &&
                     text.find_first_of("\",\r\n") == std::string::npos;
  if (plain) return text;
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + "\"";
}

std::string written(const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return shortest(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) return written(*text);
  return "";
}

}  // namespace

std::string toCsv(const Table& table) {
  std::string text;
  for (const Column& column : table.columns) {
    if (&column != table.columns.data()) text += ',';
    text += written(column.name);
  }
  for (Index row = 0; row < table.rows(); ++row) {
    text += '\n';
    for (const Column& column : table.columns) {
      if (&column != table.columns.data()) text += ',';
      text += written(column.cell(row));
    }
  }
  return text;
}

}  // namespace edgewise::cli
