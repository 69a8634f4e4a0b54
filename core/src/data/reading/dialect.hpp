// How the cells of a delimited text are set apart and quoted.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace edgewise::data {

struct Dialect {
  enum class Between {
    mark,          // one character
    markAndBlank,  // the character and a blank, so that "1,5, 2,5" is two cells
    blanks,        // any run of blanks
    wideBlanks,    // two blanks or more, or a tab
  };

  Between between = Between::mark;
  char mark = ',';
  char quote = '"';        // round cells; '\'' in some programs' exports
  bool backslash = false;  // a quote in a quoted cell is written \" instead of ""

  bool byBlanks() const { return between == Between::blanks || between == Between::wideBlanks; }

  friend bool operator==(const Dialect&, const Dialect&) = default;
};

// The word that reports and choices carry: "," "tab" "blanks" …
std::string wordOf(const Dialect& dialect);
std::optional<Dialect> dialectOf(std::string_view word);

// In a sentence: "commas".
std::string nameOf(const Dialect& dialect);

}  // namespace edgewise::data
