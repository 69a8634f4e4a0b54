#include "data/reading/summary_rows.hpp"

#include <algorithm>
#include <cmath>

#include "data/reading/missing_marks.hpp"
#include "data/reading/number_text.hpp"
#include "data/reading/words.hpp"

namespace edgewise::data {

namespace {

constexpr Index mostSummaries = 12;

bool isSummaryWord(std::string_view cell) {
  std::string word = folded(cell);
  while (!word.empty() && (word.back() == ':' || word.back() == '.' || word.back() == ' ')) {
    word.pop_back();
  }
  return isOneOf(
      word,
      "total|totals|grand total|sum|subtotal|overall|mean|average|avg|median|std|std "
      "dev|stdev|stddev|sd|standard "
      "deviation|minimum|maximum|min|max|count|summe|gesamt|gesamtsumme|gesamtergebnis|"
      "insgesamt|zwischensumme|durchschnitt|mittelwert|mittel|schnitt|"
      "standardabweichung|anzahl|ergebnis|σ|ø|\u2205|∑|total général|totale|summa|suma|somme|"
      "moyenne|promedio|medelv\u00E4rde|medel|mw|stdabw|stabw|varianz|variance");
}

// A word for sums in one of the row's cells, that no row further up has in the same column.
bool isLabelled(const Grid& grid, Index row) {
  for (Index c = 0; c < grid.columns(); ++c) {
    const std::string_view cell = grid.cell(row, c);
    if (cell.empty() || isDigit(cell.front()) || !isSummaryWord(cell)) continue;
    const std::string small = folded(cell);
    const Index above = std::max<Index>(0, grid.rows() - mostSummaries);
    bool repeated = false;
    for (Index r = 0; r < above && !repeated; ++r) {
      repeated = grid.cell(r, c).size() == cell.size() && folded(grid.cell(r, c)) == small;
    }
    for (Index r = above; r < row && !repeated; ++r) repeated = folded(grid.cell(r, c)) == small;
    if (!repeated) return true;
  }
  return false;
}

// Whether no row above has this text in its column.
bool isNewText(const Grid& grid, Index row, Index column) {
  for (Index r = 0; r < row; ++r) {
    const std::string_view above = grid.cell(r, column);
    if (above == grid.cell(row, column) || scanNumber(above)) return false;
  }
  return true;
}

// Whether the last row holds the sums of the rows above: of every column of numbers, where no word
// for it says so; and other columns are empty there, or hold a label of their own, or at least
// three columns agree.
bool isSum(const Grid& grid, Index last, DecimalMark mark) {
  constexpr Index fewestSummed = 4;
  if (last + 1 < fewestSummed) return false;
  Index sums = 0;
  bool labelled = false;
  bool counts = false;  // a sum of zeros and ones may be any row
  bool gaps = false;
  for (Index c = 0; c < grid.columns(); ++c) {
    const std::string_view cell = grid.cell(last, c);
    if (missingMark(cell) != MissingMark::none) {
      gaps = true;
      continue;
    }
    const auto sum = scanNumber(cell);
    if (!sum && c == 0 && isNewText(grid, last, c)) {
      labelled = true;
      continue;
    }
    if (!sum) return false;
    double total = 0;
    double size = 0;
    for (Index r = 0; r < last; ++r) {
      const auto number = scanNumber(grid.cell(r, c));
      if (!number) return false;
      total += valueOf(*number, mark);
      size += std::abs(valueOf(*number, mark));
    }
    if (size == 0 || std::abs(total - valueOf(*sum, mark)) > 1e-9 * size) return false;
    counts = counts || std::abs(total) > 1;
    ++sums;
  }
  if (labelled) return sums >= 2 && counts;
  if (gaps) return sums >= (last < fewestSummed ? 2 : 1);
  return sums >= 3 && last >= fewestSummed;
}

// "North Total" below rows of "North", "subtotal".
bool isSubtotal(const Grid& grid, Index row) {
  constexpr Index labelColumns = 4;
  for (Index c = 0; c < std::min(grid.columns(), labelColumns); ++c) {
    const std::string_view cell = grid.cell(row, c);
    if (cell.size() < 5 || isDigit(cell.front()) || row == 0) continue;
    const std::string_view above = grid.cell(row - 1, c);
    if (above.empty() || !cell.starts_with(above) || cell.size() < above.size() + 4) continue;
    const std::string_view rest = cell.substr(above.size());
    if (blankLength(rest) > 0 && isSummaryWord(trimBlanks(rest))) return true;
  }
  return false;
}

// Tells that the row was left out, or that it was kept, where the person chose to.
bool addSummary(const Grid& grid, Index row, Entries& entries) {
  const std::string where = "line " + std::to_string(grid.line(row));
  const bool kept = entries.taken("summary", where, "left out") == "kept";
  std::string_view label;
  for (Index c = 0; c < grid.columns() && label.empty(); ++c) {
    if (isSummaryWord(grid.cell(row, c))) label = grid.cell(row, c);
  }
  const std::string line =
      "Line " + std::to_string(grid.line(row)) + (label.empty() ? "" : " (" + quoted(label) + ")");
  entries.add({.kind = "summary",
               .where = where,
               .taken = kept ? "kept" : "left out",
               .other = kept ? "left out" : "kept",
               .sentence = line + (kept ? " was kept as an example."
                                        : " is a summary of the rows above and was left out."),
               .action = kept ? "Leave it out" : "Keep it as an example"});
  return kept;
}

}  // namespace

std::vector<Index> exampleRows(const Grid& grid, Entries& entries) {
  Index end = grid.rows();
  const Index least = std::max<Index>(grid.rows() - mostSummaries, (grid.rows() + 1) / 2);
  while (end > least && isLabelled(grid, end - 1)) --end;
  if (end == grid.rows() &&
      (isSum(grid, end - 1, DecimalMark::point) || isSum(grid, end - 1, DecimalMark::comma))) {
    --end;
  }
  std::vector<Index> rows;
  rows.reserve(static_cast<std::size_t>(end));
  for (Index row = 0; row < grid.rows(); ++row) {
    const bool sum = row >= end || isSubtotal(grid, row);
    if (!sum || addSummary(grid, row, entries)) rows.push_back(row);
  }
  return rows;
}

}  // namespace edgewise::data
