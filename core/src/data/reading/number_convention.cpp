#include "data/reading/number_convention.hpp"

#include "data/decimal.hpp"

namespace edgewise::data {

namespace {

std::string wordOf(DecimalMark mark) { return mark == DecimalMark::comma ? "comma" : "point"; }

DecimalMark moreOf(Index points, Index commas) {
  if (points == commas) return DecimalMark::none;
  return points > commas ? DecimalMark::point : DecimalMark::comma;
}

// A lone mark in front of three digits, in a file without any other evidence. Who keeps cells apart
// by semicolons does so because commas are decimal marks.
DecimalMark likelierMark(const Grid& grid) {
  return grid.delimiter == ";" ? DecimalMark::comma : DecimalMark::point;
}

// With nothing but commas between cells, points are hardly ever anything but decimal points.
bool isOpen(const Grid& grid, const ColumnLook& look) {
  return look.ambiguousCommas > 0 || grid.delimiter == ";" || grid.delimiter == "tab" ||
         grid.delimiter == "|";
}

std::string readAs(std::string_view cell, DecimalMark mark) {
  return shortest(valueOf(*scanNumber(cell), mark));
}

void addEntry(Entries& entries, const std::string& where, std::string_view cell, DecimalMark taken,
              bool ask) {
  const DecimalMark other = otherMark(taken);
  entries.add({.kind = "decimal",
               .where = where,
               .taken = wordOf(taken),
               .other = wordOf(other),
               .sentence = quoted(cell) + " was read as " + readAs(cell, taken) +
                           (where.empty() ? "" : " in " + quoted(where)) + ".",
               .action = "It is " + readAs(cell, other),
               .ask = ask});
}

}  // namespace

std::vector<DecimalMark> decimalMarks(const Grid& grid, const std::vector<ColumnLook>& looks,
                                      Entries& entries) {
  Index points = 0;
  Index commas = 0;
  const ColumnLook* open = nullptr;  // the first that only the rest of the file can settle
  const auto settles = [](const ColumnLook& look) {
    return moreOf(look.points, look.commas) != DecimalMark::none;
  };
  for (const ColumnLook& look : looks) {
    if (!look.mostlyNumbers()) continue;
    points += look.points;
    commas += look.commas;
    if (open == nullptr && look.ambiguous.total() > 0 && !settles(look)) open = &look;
  }
  DecimalMark file = moreOf(points, commas);
  const bool known = file != DecimalMark::none;
  if (!known && open != nullptr) file = likelierMark(grid);
  const auto chosen = [&](const std::string& where, DecimalMark likely) {
    return entries.taken("decimal", where, wordOf(likely)) == "comma" ? DecimalMark::comma
                                                                      : DecimalMark::point;
  };
  const DecimalMark taken = chosen("", file);
  // Where the file shows its decimal mark, only digits that are grouped by the other need a word.
  const bool grouped =
      open != nullptr && (open->ambiguousCommas > 0) != (taken == DecimalMark::comma);
  if (open != nullptr && (taken != file || (known ? grouped : isOpen(grid, *open)))) {
    addEntry(entries, "", open->ambiguous.entries().front().text, taken,
             !known && grid.delimiter != ",");
  }
  std::vector<DecimalMark> marks;
  for (std::size_t c = 0; c < looks.size(); ++c) {
    const ColumnLook& look = looks[c];
    const DecimalMark own = moreOf(look.points, look.commas);
    const bool settled = own != DecimalMark::none;
    marks.push_back(chosen(grid.names[c], settled ? own : taken));
    // A column may contradict itself: 1.250 beside 2.5 and 3,5.
    const bool mixed = look.points > 0 && look.commas > 0 && look.ambiguous.total() > 0;
    const bool otherwise = settled && marks.back() != own && look.ambiguous.total() > 0;
    if (look.mostlyNumbers() && (mixed || otherwise)) {
      addEntry(entries, grid.names[c], look.ambiguous.entries().front().text, marks.back(), mixed);
    }
  }
  return marks;
}

}  // namespace edgewise::data
