#include "data/reading/assemble.hpp"

#include <algorithm>
#include <utility>

#include "data/reading/foot.hpp"
#include "data/reading/names.hpp"
#include "data/reading/steps.hpp"
#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

// A file of 60,000 rows of 785 cells has 47 million.
constexpr std::size_t maxCells = 60'000'000;
constexpr std::size_t longLine = 60;  // bytes: no single cell of a short row is so long
constexpr std::int64_t recordsBetweenReports = 4096;

Error tooManyRows() {
  return {"limit", "",
          "The table has more than " + std::to_string(maxReadRows) +
              " rows. Use some of them, such as every tenth row."};
}

class Assembler {
 public:
  Assembler(Grid& grid, RecordSource& source, const Layout& layout, const LayoutRules& rules,
            Report& report)
      : grid_(grid), source_(source), layout_(layout), rules_(rules), report_(report) {}

  Status run(const OnProgress& onProgress) {
    if (layout_.width > static_cast<std::size_t>(maxReadColumns)) return tooManyColumns();
    Record record;
    std::int64_t records = 0;
    while (source_.next(record)) {
      if (++records % recordsBetweenReports == 0 && onProgress && !onProgress(source_.progress())) {
        return Error{"cancelled", "", "Reading was cancelled."};
      }
      if (!isRow(record)) continue;
      if (grid_.lines.size() >= static_cast<std::size_t>(maxReadRows)) return tooManyRows();
      if (grid_.places.size() + layout_.width > maxCells) return tooManyCells();
      if (const auto error = addRow(record)) return *error;
      if (records == 1000) reserve();
    }
    if (const auto open = source_.unclosed()) return unclosedQuote(*open);
    if (grid_.lines.empty()) return noRows();
    finish();
    return success();
  }

 private:
  std::string_view cell(const Record& record, std::size_t k) const {
    return source_.text().substr(record.cells[k].begin, record.cells[k].length);
  }
  std::int64_t rows() const { return static_cast<std::int64_t>(grid_.lines.size()); }

  bool kept(std::int64_t line) const {
    return report_.keeps("comment", line) || report_.keeps("summary", line);
  }

  bool isRow(const Record& record) {
    if (record.begin < layout_.begin) return false;
    const std::size_t filled = filledCells(record, layout_.width);
    if (filled == 0) {
      blankBefore_ = true;
      return false;
    }
    const bool apart = std::exchange(blankBefore_, false);
    if (std::find(layout_.units.begin(), layout_.units.end(), record.begin) !=
        layout_.units.end()) {
      return false;
    }
    if (!rules_.comments) return true;
    const std::string_view text = source_.text();
    if (layout_.comments && isComment(text, record, rules_.mark)) {
      if (kept(record.line)) return true;
      left_.add(record.line, record.whole(text), rows(), true);
      return false;
    }
    if (layout_.width < 2) return true;
    if (isRule(record.whole(text))) return false;
    if (repeatsNames(record) && !kept(record.line)) {
      left_.add(record.line, record.whole(text), rows(), true);
      return false;
    }
    const bool whole = filled == layout_.width && record.cells.size() == filled;
    if (whole && (layout_.firstColumnIsText || !isLetter(text[record.begin]))) return true;
    if (!isRemark(record, filled, apart) || kept(record.line)) return true;
    left_.add(record.line, record.whole(text), rows(), false);
    return false;
  }

  // The names once more, where files were put one below the other.
  bool repeatsNames(const Record& record) const {
    const std::size_t names = layout_.names.size();
    if (names == 0 || record.cells.size() < names || cell(record, 0) != layout_.names[0]) {
      return false;
    }
    for (std::size_t k = 1; k < names; ++k) {
      if (cell(record, k) != layout_.names[k]) return false;
    }
    return true;
  }

  // A line that is no row though nothing marks it: words in the first cell alone.
  bool isRemark(const Record& record, std::size_t filled, bool apart) const {
    if (isFootText(record.whole(source_.text()))) return true;
    if (filled != 1 || record.cells[0].length == 0) return false;
    const std::string_view first = cell(record, 0);
    if (kindOf(first) != CellKind::text) return false;
    if (!layout_.firstColumnIsText || first.size() > longLine) return true;
    // "Checked by: Mr Smith"
    if (layout_.width > 2 && first.find(": ") != std::string_view::npos) return true;
    return apart && layout_.width > 2 && first.find(' ') != std::string_view::npos;
  }

  std::optional<Error> addRow(const Record& record) {
    const std::size_t cells = record.cells.size();
    const std::size_t width = layout_.width;
    const auto begin = record.cells.begin();
    if (cells > width) {
      const auto extra = begin + static_cast<std::ptrdiff_t>(width);
      const auto filled = std::find_if(extra, record.cells.end(),
                                       [](const Grid::Place& place) { return place.length > 0; });
      if (filled != record.cells.end()) return tooLong(record);
      ++superfluous_;
      grid_.places.insert(grid_.places.end(), begin, extra);
    } else {
      grid_.places.insert(grid_.places.end(), begin, record.cells.end());
      grid_.places.resize(grid_.places.size() + (width - cells));
      if (cells < width && ++short_ == 1) {
        shortLine_ = record.line;
        shortCells_ = cells;
      }
    }
    grid_.lines.push_back(static_cast<std::uint32_t>(record.line));
    return std::nullopt;
  }

  // Growing by doubling would need three times the memory of a large table.
  void reserve() {
    const double share = std::max(source_.progress(), 1e-3);
    const double rows = static_cast<double>(grid_.lines.size()) / share * 1.05;
    const auto most = std::min<std::size_t>(static_cast<std::size_t>(rows) + 16,
                                            static_cast<std::size_t>(maxReadRows));
    grid_.lines.reserve(most);
    grid_.places.reserve(std::min(most * layout_.width, maxCells));
  }

  static Error tooManyCells() {
    return {"limit", "",
            "The table has more than " + std::to_string(maxCells / 1'000'000) +
                " million cells. Use some of its rows or columns."};
  }

  Error tooManyColumns() const {
    return {"limit", "",
            "The table has " + std::to_string(layout_.width) + " columns; " +
                std::to_string(maxReadColumns) + " can be read. Use some of them."};
  }

  Error unclosedQuote(const Record& open) const {
    return {"quotes", whereOf(open.line, open.line),
            "Line " + std::to_string(open.line) +
                ": the quotation mark in front of this cell is never closed: " +
                shown(open.whole(source_.text()).substr(1)) +
                ". Close it behind the cell, or remove it."};
  }

  Error noRows() const {
    if (const std::int64_t line = source_.strayQuote()) {
      return {"quotes", whereOf(line, line),
              "Line " + std::to_string(line) +
                  ": a quotation mark is missing, so that a cell goes on to the end of the file. "
                  "Close each cell that begins with one."};
    }
    if (layout_.names.empty()) {
      return {"empty", "", "The file holds no table: it has no rows."};
    }
    return {"empty", whereOf(layout_.namesLine, layout_.namesLine),
            "The file holds names but no rows below them: " + shown(layout_.names.front()) +
                (layout_.names.size() > 1 ? " and so on." : ".")};
  }

  Error tooLong(const Record& record) const {
    const std::string where = whereOf(record.line, record.line);
    std::string message = "Line " + std::to_string(record.line) + " has " +
                          counted(static_cast<std::int64_t>(record.cells.size()), "cell", "cells") +
                          ", but " + (layout_.names.empty() ? "most lines have " : "there are ") +
                          std::to_string(layout_.width) +
                          (layout_.names.empty() ? ". " : " names. ");
    if (rules_.delimiter == "," && record.cells.size() == 2 * layout_.width) {
      message +=
          "Commas seem to separate cells and to be decimal marks as well: write semicolons between "
          "the cells, or points in the numbers.";
    } else if (rules_.between.empty()) {
      message += "Add the missing names, or remove the extra cells.";
    } else {
      message += "Cells are separated by " + rules_.between +
                 ": put a cell that contains one of them in quotation marks, or remove what is "
                 "extra, from " +
                 shown(cell(record, layout_.width)) + " on.";
    }
    return {"ragged", where, message};
  }

  void finish() {
    grid_.lines.shrink_to_fit();
    nameColumns(grid_, layout_, report_);
    left_.tell(rows(), report_);
    if (short_ > 0) tellShort();
    if (superfluous_ > 0) {
      report_.add({.kind = "superfluous",
                   .where = "",
                   .taken = "left out",
                   .other = "",
                   .sentence = counted(superfluous_, "row ends", "rows end") +
                               " with empty cells that have no names; they were left out."});
    }
    if (const std::int64_t line = source_.strayQuote()) {
      report_.add(
          {.kind = "quotes",
           .where = whereOf(line, line),
           .taken = "text",
           .other = "",
           .sentence =
               "Line " + std::to_string(line) +
               " has a quotation mark inside a quoted cell: it was kept as part of the cell."});
    }
  }

  void tellShort() {
    const std::string width = std::to_string(layout_.width);
    const std::string sentence =
        short_ == 1 ? "Line " + std::to_string(shortLine_) + " has only " +
                          counted(static_cast<std::int64_t>(shortCells_), "cell", "cells") +
                          " of " + width + ": the rest are missing."
                    : std::to_string(short_) + " lines have fewer than " + width +
                          " cells, the first is line " + std::to_string(shortLine_) +
                          ": the rest are missing.";
    report_.add({.kind = "short",
                 .where = whereOf(shortLine_, shortLine_),
                 .taken = "gaps",
                 .other = "",
                 .sentence = sentence});
  }

  Grid& grid_;
  RecordSource& source_;
  const Layout& layout_;
  const LayoutRules& rules_;
  Report& report_;
  LeftOut left_{};
  bool blankBefore_ = false;
  std::int64_t superfluous_ = 0;
  std::int64_t short_ = 0;
  std::int64_t shortLine_ = 0;
  std::size_t shortCells_ = 0;
};

}  // namespace

Status assemble(Grid& grid, RecordSource& source, const Layout& layout, const LayoutRules& rules,
                Report& report, const OnProgress& onProgress) {
  return Assembler(grid, source, layout, rules, report).run(onProgress);
}

bool isRule(std::string_view line) {
  std::size_t run = 0;
  std::size_t longest = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char letter = line[at];
    if (std::string_view("-=_+|:* \t~").find(letter) == std::string_view::npos) return false;
    const bool draws = letter == '-' || letter == '=' || letter == '_' || letter == '*';
    run = draws ? (at > 0 && line[at - 1] == letter ? run + 1 : 1) : 0;
    longest = std::max(longest, run);
  }
  return longest >= 3;
}

}  // namespace edgewise::data
