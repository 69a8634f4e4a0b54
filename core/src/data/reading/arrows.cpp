// Lists of cases as people write them, "0,0 -> 1": the arrow sets the last columns apart, too.
#include <array>

#include "data/reading/formats.hpp"
#include "data/reading/sample.hpp"
#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

using namespace std::string_view_literals;

// Colons, bars and equals signs only with a blank beside them: 08:30 is a time, a|b a table.
struct Arrow {
  std::string_view mark;
  bool needsBlank;
};
constexpr std::array arrows{Arrow{"->", false}, Arrow{"=>", false}, Arrow{"→", false},
                            Arrow{"⇒", false},  Arrow{"↦", false},  Arrow{"|", true},
                            Arrow{":", true},   Arrow{"=", true}};

constexpr std::string_view innerMarks = ";\t,|";

struct ArrowLines {
  std::size_t lines = 0;
  std::size_t with = 0;  // lines with the arrow, once
  char delimiter = 0;    // inside the part before it
  bool split = true;     // every part before the arrow has several cells
};

char delimiterIn(std::string_view part, std::string_view arrow) {
  for (const char mark : innerMarks) {
    if (mark == arrow[0]) continue;
    if (part.find(mark) != std::string_view::npos) return mark;
  }
  return trimBlanks(part).find(' ') != std::string_view::npos ? ' ' : '\0';
}

// Where the arrow stands in the line, if it does so once.
std::size_t placeIn(std::string_view line, const Arrow& arrow) {
  const std::size_t at = line.find(arrow.mark);
  if (at == std::string_view::npos || at == 0) return std::string_view::npos;
  const std::size_t after = at + arrow.mark.size();
  if (line.find(arrow.mark, after) != std::string_view::npos) return std::string_view::npos;
  if (arrow.needsBlank && blankAt(line, after) == 0) return std::string_view::npos;
  return trimBlanks(line.substr(after)).empty() ? std::string_view::npos : at;
}

ArrowLines look(std::string_view text, const Arrow& arrow) {
  ArrowLines found;
  for (std::size_t next = 0; next < text.size();) {
    const std::string_view line = trimBlanks(lineAt(text, next, next).in(text));
    if (line.empty() || line[0] == '#') continue;
    ++found.lines;
    const std::size_t at = placeIn(line, arrow);
    if (at == std::string_view::npos) {
      if (found.lines - found.with > 1) return found;
      continue;
    }
    ++found.with;
    const char before = delimiterIn(line.substr(0, at), arrow.mark);
    const char mark =
        before == 0 ? delimiterIn(line.substr(at + arrow.mark.size()), arrow.mark) : before;
    found.split = found.split && before != 0;
    if (found.delimiter == 0) found.delimiter = mark;
  }
  return found;
}

// The arrow becomes the delimiter and blanks; brackets round the parts become blanks.
void replaceIn(std::string& text, const TextLine& line, const Arrow& arrow, char delimiter) {
  const std::size_t at = line.in(text).find(arrow.mark);
  if (at == std::string_view::npos) return;
  for (std::size_t k = 0; k < arrow.mark.size(); ++k) text[line.begin + at + k] = ' ';
  if (delimiter != ' ') text[line.begin + at] = delimiter;
  for (std::size_t k = line.begin; k < line.end; ++k) {
    if ("()[]{}"sv.find(text[k]) != std::string_view::npos) text[k] = ' ';
  }
}

}  // namespace

bool replaceArrows(std::string& text, Report& report) {
  const std::string_view head = headOf(text);
  for (const Arrow& arrow : arrows) {
    if (head.find(arrow.mark) == std::string_view::npos) continue;
    const ArrowLines found = look(text, arrow);
    if (found.with < 2 || found.lines - found.with > 1) continue;
    if (arrow.needsBlank && (!found.split || found.with < found.lines)) continue;
    const char delimiter = found.delimiter == 0 ? ',' : found.delimiter;
    for (std::size_t next = 0; next < text.size();) {
      const TextLine line = lineAt(text, next, next);
      replaceIn(text, line, arrow, delimiter);
    }
    report.add({.kind = "arrow",
                .where = "",
                .taken = std::string(arrow.mark),
                .other = "",
                .sentence = "The mark " + shown(arrow.mark) +
                            " was read as the beginning of the last columns."});
    return true;
  }
  return false;
}

}  // namespace edgewise::data
