// What the reader assumed, as it is collected while a file is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/read_table.hpp"

namespace edgewise::data {

// The kinds of entries and the words they can take. Public: documents, buttons and the command line
// carry them.
//
//   kind         where        taken
//   encoding     ""           utf-8, utf-16le, utf-16be, windows-1252
//   delimiter    ""           "," ";" tab "|" blanks ":" "^"
//   header       ""           names, data
//   preamble     line N       left out, kept          lines before the names
//   units        line N       left out, kept          a line of units below the names
//   comment      line N       left out, kept
//   summary      line N       left out, kept          totals, foot lines
//   short        line N       gaps                    a row with too few cells
//   decimal      "" | column  point, comma
//   unit         column       (the unit that was taken off)
//   type         column       number, category, bytes, day of the year, weekday, month, hour,
//   ignored role         column       input, target, ignore missing      column       gap, value
//   marks such as -999 or NA spelling     column       one, apart sparse       column       ignore,
//   input           mostly empty columns sheet        ""           (the name of a sheet)
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

  void add(ReportEntry entry) { entries_.push_back(std::move(entry)); }
  std::vector<ReportEntry>& entries() { return entries_; }

 private:
  std::vector<Choice> choices_;
  std::vector<ReportEntry> entries_;
};

}  // namespace edgewise::data
