#include "data/reading/dialect.hpp"

namespace edgewise::data {

std::string wordOf(const Dialect& dialect) {
  switch (dialect.between) {
    case Dialect::Between::blanks:
      return "blanks";
    case Dialect::Between::wideBlanks:
      return "wide blanks";
    case Dialect::Between::markAndBlank:
      return std::string(1, dialect.mark) + " ";
    case Dialect::Between::mark:
      break;
  }
  return dialect.mark == '\t' ? "tab" : std::string(1, dialect.mark);
}

std::optional<Dialect> dialectOf(std::string_view word) {
  if (word == "blanks") return Dialect{.between = Dialect::Between::blanks, .mark = ' '};
  if (word == "wide blanks") return Dialect{.between = Dialect::Between::wideBlanks, .mark = ' '};
  if (word == "tab") return Dialect{.mark = '\t'};
  if (word == ", ") return Dialect{.between = Dialect::Between::markAndBlank};
  constexpr std::string_view marks = ",;|:^~&!/*";
  if (word.size() == 1 && marks.find(word[0]) != std::string_view::npos) {
    return Dialect{.mark = word[0]};
  }
  return std::nullopt;
}

std::string nameOf(const Dialect& dialect) {
  if (dialect.between == Dialect::Between::markAndBlank) return "commas and spaces";
  const std::string word = wordOf(dialect);
  if (word == "blanks") return "spaces";
  if (word == "wide blanks") return "two or more spaces";
  if (word == "tab") return "tabs";
  if (word == ",") return "commas";
  if (word == ";") return "semicolons";
  if (word == ":") return "colons";
  return "the mark " + word;
}

}  // namespace edgewise::data
