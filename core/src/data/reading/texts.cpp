#include "data/reading/texts.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "data/reading/missing_marks.hpp"
#include "data/reading/number_text.hpp"

namespace edgewise::data {

namespace {

// What the texts are worth as plain numbers, if they are numbers all of them.
std::optional<std::vector<double>> numbersOf(const std::vector<std::string_view>& texts) {
  std::vector<double> numbers;
  for (const std::string_view text : texts) {
    const auto number = scanNumber(text);
    if (!number || number->inexact || !number->unit.empty()) return std::nullopt;
    numbers.push_back(valueOf(*number, DecimalMark::point));
  }
  return numbers;
}

}  // namespace

Texts textsOf(const Grid& grid, const std::vector<Index>& rows, Index column, bool keepMarks,
              bool keepWords) {
  Texts texts;
  std::unordered_map<std::string_view, Index> places;
  texts.codes.reserve(rows.size());
  for (const Index row : rows) {
    const std::string_view cell = grid.cell(row, column);
    const auto found = places.find(cell);
    Index code = -1;
    if (found != places.end()) {
      code = found->second;
    } else {
      const MissingMark mark = missingMark(cell);
      const bool kept = mark == MissingMark::none || mark == MissingMark::remark ||
                        (mark == MissingMark::mark && keepMarks) ||
                        (mark == MissingMark::word && keepWords);
      if (kept) {
        code = static_cast<Index>(texts.different.size());
        texts.different.push_back(cell);
        texts.counts.push_back(0);
        texts.longest = std::max(texts.longest, cell.size());
      }
      places.emplace(cell, code);
    }
    texts.codes.push_back(code);
    if (code < 0) continue;
    ++texts.counts[code];
    ++texts.present;
  }
  return texts;
}

Column columnOf(std::string name, Texts texts, ColumnType type) {
  Column column{.name = std::move(name), .type = type};
  std::vector<Index> order(texts.different.size());
  std::iota(order.begin(), order.end(), 0);
  const auto numbers = numbersOf(texts.different);
  std::sort(order.begin(), order.end(), [&](Index a, Index b) {
    if (numbers && (*numbers)[a] != (*numbers)[b]) return (*numbers)[a] < (*numbers)[b];
    return texts.different[a] < texts.different[b];
  });
  std::vector<Index> places(order.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    places[order[k]] = static_cast<Index>(k);
    column.categories.emplace_back(texts.different[order[k]]);
  }
  for (Index& code : texts.codes) {
    if (code >= 0) code = places[code];
  }
  column.codes = std::move(texts.codes);
  return column;
}

}  // namespace edgewise::data
