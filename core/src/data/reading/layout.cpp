#include "data/reading/layout.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "data/reading/assemble.hpp"
#include "data/reading/comment_names.hpp"
#include "data/reading/header.hpp"
#include "data/reading/names.hpp"
#include "data/reading/text.hpp"
#include "data/reading/units.hpp"

namespace edgewise::data {

namespace {

// A line of one cell is seldom a row where others have several: it counts half.
std::size_t widthOf(const std::vector<const Record*>& rows) {
  std::map<std::size_t, std::size_t> counts;
  for (const Record* row : rows) counts[row->cells.size()] += row->cells.size() > 1 ? 2 : 1;
  return mostCounted(counts);
}

constexpr std::size_t mostTitles = 12;  // lines above the names

// The lines of a file on their way to a layout.
class LayoutFinder {
 public:
  LayoutFinder(const Sample& sample, const LayoutRules& rules, Report& report)
      : sample_(sample), rules_(rules), report_(report) {
    sort();
    width_ = widthOf(rows_);
  }

  Layout find() {
    if (rules_.namesKnown) {
      takeKnownNames();
    } else if (width_ == 1) {
      findInOneColumn();
    } else {
      findFirst();
      decideHeader();
    }
    tellPreamble();
    tellHeader();
    describeFirstColumn();
    layout_.width = std::max(layout_.width, width_);
    layout_.comments = marksComments_;
    return layout_;
  }

 private:
  // Sets comments apart. Where every fifth line begins with such a mark it is no comment.
  void sort() {
    std::size_t comments = 0;
    std::size_t wide = 0;
    std::vector<const Record*> all;
    for (const Record& record : sample_.records) {
      if (!isDrawn(record)) all.push_back(&record);
    }
    const std::size_t usual = widthOf(all);
    for (const Record& record : sample_.records) {
      if (!isComment(sample_.text, record, rules_.mark)) continue;
      ++comments;
      if (record.cells.size() == usual) ++wide;
    }
    const bool mostly = wide > 2 && wide * 5 > sample_.records.size() && usual > 1;
    marksComments_ =
        rules_.comments && !(mostly && wide * 2 > comments) && comments < sample_.records.size();
    for (const Record& record : sample_.records) {
      if (isDrawn(record)) continue;
      const bool comment = marksComments_ && isComment(sample_.text, record, rules_.mark) &&
                           !report_.keeps("comment", record.line) &&
                           !report_.keeps("preamble", record.line);
      (comment ? comments_ : rows_).push_back(&record);
    }
  }

  // ===== ===== below or above the names
  bool isDrawn(const Record& record) const {
    return rules_.comments && record.cells.size() > 1 && isRule(record.whole(sample_.text));
  }

  const Record& row(std::size_t k) const { return *rows_[k]; }
  std::size_t filled(std::size_t k) const { return filledCells(row(k), width_ + 1); }

  bool hasWidth(std::size_t k) const {
    const Record& record = row(k);
    if (record.cells.size() < width_) return false;
    return std::all_of(record.cells.begin() + static_cast<std::ptrdiff_t>(width_),
                       record.cells.end(), [](const auto& cell) { return cell.length == 0; });
  }

  HeaderGuess guess(std::size_t k, std::size_t bodyFrom, std::size_t shift = 0) const {
    return guessHeader(sample_, row(k), describeBody(sample_, rows_, bodyFrom, width_), shift);
  }

  bool hasNumber(std::size_t k) const {
    for (std::size_t column = 0; column < row(k).cells.size(); ++column) {
      const CellKind kind = kindOf(sample_.cell(row(k), column));
      if (kind == CellKind::number || kind == CellKind::date) return true;
    }
    return false;
  }

  void takeKnownNames() {
    first_ = 0;
    takeNames(0);
    sure_ = true;
  }

  void takeNames(std::size_t k, std::size_t shift = 0) {
    layout_.names.assign(shift, "row");
    for (std::size_t column = 0; column < row(k).cells.size(); ++column) {
      layout_.names.emplace_back(sample_.cell(row(k), column));
    }
    const std::size_t all = layout_.names.size();
    while (layout_.names.size() > width_ && layout_.names.back().empty()) {
      layout_.names.pop_back();
    }
    if (layout_.names.size() < all) {
      report_.add({.kind = "superfluous",
                   .where = "",
                   .taken = "left out",
                   .other = "",
                   .sentence = "The names end with more cells than the rows; the empty ones were "
                               "left out."});
    }
    layout_.width = std::max(width_, layout_.names.size());
    layout_.names.resize(layout_.width);
    namesRow_ = k;
    layout_.namesLine = row(k).line;
    layout_.begin = row(k).begin + 1;
    hasNames_ = true;
  }

  // One column: its last text above numbers is the name.
  void findInOneColumn() {
    const std::vector<BodyColumn> body = describeBody(sample_, rows_, 0, 1);
    first_ = 0;
    if (!rows_.empty() && body[0].kind != CellKind::text && rows_.size() > 1) {
      while (first_ + 2 < rows_.size() && isTitleOfOneColumn(first_)) ++first_;
    }
    keepFirst();
    decideHeader();
  }

  bool isTitleOfOneColumn(std::size_t k) const {
    const std::string_view cell = sample_.cell(row(k), 0);
    if (kindOf(cell) != CellKind::text) return false;
    if (kindOf(sample_.cell(row(k + 1), 0)) != CellKind::text) return false;
    const bool apart = row(k + 1).line > row(k).line + 1;
    return apart || cell.size() > 20 || cell.find(' ') != std::string_view::npos;
  }

  // The first line that belongs to the table: as wide as most, and no title above the names.
  void findFirst() {
    first_ = 0;
    while (first_ < rows_.size() && !hasWidth(first_)) ++first_;
    if (first_ == rows_.size()) first_ = 0;
    if (!rules_.comments) return;
    for (std::size_t k = first_; k + 2 < rows_.size() && k <= first_ + mostTitles; ++k) {
      // Several titles, one cell each, end with one that stands above the names.
      if (isTitle(k)) {
        first_ = k + 1;
      } else if (filled(k) * 2 > width_) {
        break;
      }
    }
    keepFirst();
  }

  // A line that the person wants to keep is the first one.
  void keepFirst() {
    for (std::size_t k = 0; k < first_; ++k) {
      const std::int64_t line = row(k).line;
      if (!report_.keeps("preamble", line)) continue;
      first_ = k;
      keptFirst_ = true;
      report_.add({.kind = "preamble",
                   .where = whereOf(line, line),
                   .taken = "kept",
                   .other = "left out",
                   .sentence = "Line " + std::to_string(line) + " was kept as a part of the table.",
                   .action = "It does not belong to the table"});
      return;
    }
  }

  bool isTitle(std::size_t k) const {
    if (!hasWidth(k + 1) || filled(k + 1) <= filled(k) - (filled(k) == width_ ? 1 : 0))
      return false;
    if (hasNumber(k + 1)) return false;
    const HeaderGuess below = guess(k + 1, k + 2);
    if (!below.names) return false;
    if (filled(k) == 1 && width_ > 2 && k == first_) return true;
    const Units units = unitsAt(k + 1);
    if (!below.overNumbers || units == Units::known) return false;
    if (filled(k) < width_) return filled(k + 1) == width_;
    // Two lines of words above numbers: the upper one is a title if it stands apart or is much
    // longer.
    if (row(k + 1).line > row(k).line + 1) return true;
    const std::size_t length = row(k).end - row(k).begin;
    return length > 24 && length > 2 * (row(k + 1).end - row(k + 1).begin);
  }

  Units unitsAt(std::size_t k) const {
    return unitsIn(sample_, row(k), describeBody(sample_, rows_, k + 1, width_));
  }

  void decideHeader() {
    if (rows_.empty()) return;
    const auto chosen = report_.chosen("header", "");
    const HeaderGuess here = guess(first_, first_ + 1);
    guess_ = here;
    sure_ = here.sure;
    layout_.begin = row(first_).begin;
    if (chosen == "data") return;
    if (here.names) {
      takeNames(first_);
    } else {
      if (width_ > 1) lookAbove();
      if (!hasNames_ && marksComments_) lookInComments();
      if (!hasNames_ && chosen == "names") takeNames(first_);
    }
    if (!namesRow_) return;
    if (!rules_.comments || keptFirst_) return;
    for (std::size_t k = *namesRow_ + 1; k + 1 < rows_.size() && k < *namesRow_ + 4; ++k) {
      const bool units =
          hasWidth(k) &&
          (unitsAt(k) != Units::none || (!layout_.units.empty() && isLineOfFlags(sample_, row(k))));
      if (!units) break;
      takeUnits(k);
    }
  }

  // Names that are shorter than the rows: R leaves out the name of the rows' names, and people
  // leave out the last ones.
  void lookAbove() {
    if (first_ == 0) return;
    std::size_t above = first_ - 1;
    // <dbl> <chr> below the names, as R prints a tibble
    const bool kinds = above > 0 && row(above).cells.size() == row(above - 1).cells.size() &&
                       isLineOfKinds(sample_, row(above));
    if (kinds) layout_.units.push_back(row(above--).begin);
    const std::size_t cells = row(above).cells.size();
    const bool oneLess = cells + 1 == width_;
    if (cells > width_) {
      if (guess(above, first_).overNumbers) takeNames(above);
      return;
    }
    if (cells < 2 && !(oneLess && rules_.between == "blanks")) return;
    if (filled(above) < cells) return;
    const auto chosen = report_.chosen("row names", "");
    const std::vector<BodyColumn> body = describeBody(sample_, rows_, first_, width_);
    const HeaderGuess asLast = guessHeader(sample_, row(above), body, 0);
    const bool lastIsEmpty = body.back().kind == CellKind::missing;
    const HeaderGuess asFirst = guessHeader(sample_, row(above), body, oneLess ? 1 : 0);
    if (!asLast.names && !asFirst.names) return;
    if (cells + 1 < width_ && !asLast.overNumbers) return;
    const bool rowNames = oneLess && !lastIsEmpty && chosen.value_or("first") != "last";
    takeNames(above, rowNames ? 1 : 0);
    first_ = above;
    guess_ = rowNames ? asFirst : asLast;
    sure_ = true;
    if (cells + 1 < width_) tellFewNames(cells, width_, rules_.delimiter, report_);
    if (!oneLess || lastIsEmpty) return;
    report_.add(
        {.kind = "row names",
         .where = "",
         .taken = rowNames ? "first" : "last",
         .other = rowNames ? "last" : "first",
         .sentence = rowNames ? "The rows have one cell more than the names: the first one was "
                                "read as the name of its row."
                              : "The rows have one cell more than the names: the last "
                                "column was given a name.",
         .action = rowNames ? "The last column has no name" : "The first cells name the rows"});
  }

  // "# year,mean" above rows without names; a comment of units below it does not hold them.
  void lookInComments() {
    for (const Record* comment : comments_) {
      if (comment->line > row(first_).line) break;
      std::vector<std::string> names =
          namesInComment(comment->whole(sample_.text), width_, rules_.delimiter);
      if (names.empty()) continue;
      const bool units = std::all_of(names.begin(), names.end(),
                                     [](const std::string& name) { return isUnitWord(name); });
      if (units && hasNames_) continue;
      layout_.names = std::move(names);
      hasNames_ = true;
      commentNames_ = comment->line;
    }
  }

  void takeUnits(std::size_t k) {
    const std::int64_t line = row(k).line;
    const bool kept = report_.keeps("units", line);
    report_.add({.kind = "units",
                 .where = whereOf(line, line),
                 .taken = kept ? "kept" : "left out",
                 .other = kept ? "left out" : "kept",
                 .sentence = "Line " + std::to_string(line) + " below the names, " +
                             shown(trimBlanks(row(k).whole(sample_.text))) +
                             (kept ? ", was kept as a row." : ", was read as their units."),
                 .action = kept ? "It holds units" : "It is a row"});
    if (!kept) layout_.units.push_back(row(k).begin);
  }

  void tellPreamble() {
    if (rows_.empty()) return;
    const std::size_t end = row(namesRow_.value_or(first_)).begin;
    std::vector<const Record*> left;
    for (const Record& record : sample_.records) {
      if (record.begin >= end) break;
      if (record.line == commentNames_ || isDrawn(record)) continue;
      left.push_back(&record);
    }
    if (left.empty()) return;
    const std::int64_t first = left.front()->line;
    const std::int64_t last = left.back()->line;
    const std::string count = left.size() == 1 ? "Line " + std::to_string(first) + " was"
                                               : std::to_string(left.size()) + " lines were";
    report_.add(
        {.kind = "preamble",
         .where = whereOf(first, last),
         .taken = "left out",
         .other = "kept",
         .sentence = count + " left out above the " + (hasNames_ ? "names" : "rows") + ": " +
                     shown(trimBlanks(left.front()->whole(sample_.text))) +
                     (left.size() > 1 ? " and so on." : "."),
         .action = left.size() == 1 ? "It belongs to the table" : "They belong to the table"});
  }

  void tellHeader() {
    if (rules_.namesKnown || rows_.empty()) return;
    const bool chosen = report_.chosen("header", "").has_value();
    if (hasNames_ && sure_ && !chosen && !guess_.madeOfNumbers && commentNames_ == 0) return;
    std::string sentence = "The first line was read as data.";
    std::string action = "These are names";
    if (commentNames_ != 0) {
      sentence =
          "The names were taken from the comment in line " + std::to_string(commentNames_) + ".";
      action = "The columns have no names";
    } else if (hasNames_) {
      const std::int64_t line = row(*namesRow_).line;
      sentence =
          (line == 1 ? "The first line" : "Line " + std::to_string(line)) + " was read as names.";
      action = "It is data";
    } else if (row(first_).line != 1) {
      sentence = "Line " + std::to_string(row(first_).line) + " was read as data.";
    }
    report_.add({.kind = "header",
                 .where = "",
                 .taken = hasNames_ ? "names" : "data",
                 .other = hasNames_ ? "data" : "names",
                 .sentence = sentence,
                 .action = action,
                 .ask = !sure_ && !chosen});
  }

  void describeFirstColumn() {
    const std::size_t from = namesRow_ ? *namesRow_ + 1 : first_;
    const std::vector<BodyColumn> body = describeBody(sample_, rows_, from, width_);
    layout_.firstColumnIsText = body[0].kind == CellKind::text;
  }

  const Sample& sample_;
  const LayoutRules& rules_;
  Report& report_;
  std::vector<const Record*> rows_{};
  std::vector<const Record*> comments_{};
  bool marksComments_ = true;
  std::size_t width_ = 1;
  Layout layout_{};
  std::size_t first_ = 0;
  bool hasNames_ = false;
  bool sure_ = false;
  bool keptFirst_ = false;  // the person keeps a line above the names
  HeaderGuess guess_{};
  std::optional<std::size_t> namesRow_{};
  std::int64_t commentNames_ = 0;
};

}  // namespace

Layout findLayout(const Sample& sample, const LayoutRules& rules, Report& report) {
  return LayoutFinder(sample, rules, report).find();
}

}  // namespace edgewise::data
