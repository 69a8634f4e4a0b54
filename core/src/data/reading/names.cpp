#include "data/reading/names.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

constexpr std::size_t mostNotes = 5;

// A name in one line, without blanks around it.
std::string tidy(std::string_view name) {
  std::string line;
  for (const char letter : trimBlanks(name)) {
    const bool control = static_cast<unsigned char>(letter) < 0x20;
    const char next = control ? ' ' : letter;
    if (next == ' ' && (line.empty() || line.back() == ' ')) continue;
    line += next;
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

// Takes the columns for which `keep` is false out of the places, in place.
void dropColumns(Grid& grid, const std::vector<bool>& keep) {
  const std::size_t width = keep.size();
  std::size_t to = 0;
  for (std::size_t at = 0; at < grid.places.size(); ++at) {
    if (keep[at % width]) grid.places[to++] = grid.places[at];
  }
  grid.places.resize(to);
}

bool isEmptyColumn(const Grid& grid, std::size_t column, std::size_t width) {
  for (std::size_t at = column; at < grid.places.size(); at += width) {
    if (grid.places[at].length > 0) return false;
  }
  return true;
}

// Notes about single columns, or one about all where they are many.
class NameNotes {
 public:
  void add(std::string where, std::string sentence) {
    notes_.push_back({.kind = "name",
                      .where = std::move(where),
                      .taken = "made up",
                      .other = "",
                      .sentence = std::move(sentence)});
  }

  void tell(Report& report) {
    if (notes_.size() <= mostNotes) {
      for (ReportEntry& note : notes_) report.add(std::move(note));
      return;
    }
    report.add({.kind = "name",
                .where = "",
                .taken = "made up",
                .other = "",
                .sentence = std::to_string(notes_.size()) +
                            " columns have no name, or one that appears twice. " +
                            notes_.front().sentence});
  }

 private:
  std::vector<ReportEntry> notes_{};
};

}  // namespace

void nameColumns(Grid& grid, const Layout& layout, Report& report) {
  const std::size_t width = layout.width;
  std::vector<std::string> given(width);
  for (std::size_t k = 0; k < layout.names.size(); ++k) given[k] = tidy(layout.names[k]);
  std::vector<bool> keep(width, true);
  std::size_t left = 0;
  std::size_t lastLeft = 0;
  for (std::size_t k = 0; k < width; ++k) {
    if (!given[k].empty() || !isEmptyColumn(grid, k, width)) continue;
    keep[k] = false;
    lastLeft = k;
    ++left;
  }
  if (left > 0) {
    dropColumns(grid, keep);
    report.add(
        {.kind = "superfluous",
         .where = "",
         .taken = "left out",
         .other = "",
         .sentence = left == 1 ? "Column " + std::to_string(lastLeft + 1) +
                                     " has neither a name nor a cell; it was left out."
                               : std::to_string(left) +
                                     " columns have neither names nor cells; they were left out."});
  }
  grid.hasNames = !layout.names.empty();
  grid.names.clear();
  grid.nameless.clear();
  std::set<std::string> taken(given.begin(), given.end());
  std::set<std::string> used;
  NameNotes notes;
  for (std::size_t k = 0; k < width; ++k) {
    if (!keep[k]) continue;
    const std::string place = std::to_string(grid.names.size() + 1);
    std::string name = given[k];
    grid.nameless.push_back(name.empty());
    if (name.empty()) {
      name = (grid.hasNames ? "column " : "x") + place;
      for (int more = 2; taken.contains(name) || used.contains(name); ++more) {
        name = "column " + place + " (" + std::to_string(more) + ")";
      }
      if (grid.hasNames) {
        notes.add(name, "Column " + place + " has no name; it is called " + shown(name) + ".");
      }
    } else if (used.contains(name)) {
      for (int more = 2; taken.contains(name) || used.contains(name); ++more) {
        name = given[k] + " (" + std::to_string(more) + ")";
      }
      notes.add(name, "The name " + shown(given[k]) + " appears twice; one is called " +
                          shown(name) + ".");
    }
    used.insert(name);
    grid.names.push_back(std::move(name));
  }
  notes.tell(report);
}

void tellFewNames(std::size_t names, std::size_t width, const std::string& delimiter,
                  Report& report) {
  std::string sentence = "The rows have " + std::to_string(width) + " cells, but there are " +
                         std::to_string(names) + " names: the last columns were given names.";
  if (delimiter == ",") {
    sentence += " Where commas are decimal marks, write semicolons between cells.";
  }
  report.add({.kind = "row names",
              .where = "",
              .taken = "last",
              .other = "",
              .sentence = sentence,
              .ask = true});
}

}  // namespace edgewise::data
