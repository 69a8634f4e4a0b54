#include "data/csv_text.hpp"

#include <algorithm>
#include <string_view>
#include <variant>

#include "data/decimal.hpp"

namespace edgewise {

std::string csvText(const std::string& text) {
  constexpr std::string_view blanks = " \t";
  const bool plain = !text.empty() && blanks.find(text.front()) == std::string_view::npos &&
                     blanks.find(text.back()) == std::string_view::npos &&
                     text.find_first_of("\",\r\n") == std::string::npos;
  if (plain) return text;
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + "\"";
}

std::string csvCell(const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return shortest(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) return csvText(*text);
  return "";
}

std::string freeName(const std::string& wanted, const std::vector<std::string>& taken) {
  std::string name = wanted;
  for (int k = 2; std::find(taken.begin(), taken.end(), name) != taken.end(); ++k) {
    name = wanted + " (" + std::to_string(k) + ")";
  }
  return name;
}

}  // namespace edgewise
