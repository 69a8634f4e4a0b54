// What the reader assumed, as it is collected while a file is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edgewise/read_table.hpp"

namespace edgewise::data {

// The kinds of entries and the words they can take. Public: documents, buttons and the command line
// carry them. A kind without words is a plain note.
//
// clang-format off
//   kind         where        taken
//   encoding     ""           utf-8, utf-16le, utf-16be, windows-1252
//   delimiter    ""           "," ";" tab "|" blanks "wide blanks" ":" "^" ", "
//   header       ""           names, data
//   row names    ""           first, last             rows with one cell more than the names
//   preamble     line N       left out, kept          lines before the names
//   units        line N       left out, kept          a line of units below the names
//   comment      line N       left out, kept
//   summary      line N       left out, kept          totals, foot lines
//   short        line N       gaps                    a row with too few cells
//   superfluous  ""           left out                a delimiter at the end of rows, or columns without names and cells
//   quotes       line N       text                    marks of quotation that are part of a cell
//   name         column       made up                 a column without a name, or with one that stands twice
//   arrow        ""           (the mark)              what sets the last columns apart in "0,0 -> 1"
//   decimal      "" | column  point, comma
//   date         column       month first, day first
//   unit         column       (the unit that was taken off), kept
//   inexact      column       number, gap             numbers that are bounded or rounded
//   type         column       number, category, bytes, day of the year, weekday, month, hour, ignored
//   role         column       input, target, ignore
//   missing      column       gap, value              marks such as -999 or NA
//   spelling     column       one, apart
//   sparse       column       ignore, input           mostly empty columns
//   sheet        ""           (the name of a sheet, or the number of a table on a web page)
// clang-format on
//
// Where several lines that follow one another were left out, `where` is "lines 1 to 5"; a choice
// may name them all so, or one of them as "line 3".
class Report {
 public:
  explicit Report(std::vector<Choice> choices) : choices_(std::move(choices)) {}

  // What the person chose for this assumption, if anything.
  std::optional<std::string> chosen(std::string_view kind, std::string_view where) const {
    for (const Choice& choice : choices_) {
      if (choice.kind == kind && choice.where == where) return choice.taken;
    }
    return std::nullopt;
  }

  // Whether the person chose to keep this line, which the kind would leave out otherwise.
  bool keeps(std::string_view kind, std::int64_t line) const;

  void add(ReportEntry entry) { entries_.push_back(std::move(entry)); }
  std::vector<ReportEntry>& entries() { return entries_; }

 private:
  std::vector<Choice> choices_;
  std::vector<ReportEntry> entries_;
};

// "line 3", "lines 3 to 5"
std::string whereOf(std::int64_t first, std::int64_t last);

}  // namespace edgewise::data
