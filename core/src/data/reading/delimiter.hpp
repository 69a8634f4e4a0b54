// Which mark sets the cells of a text apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/reading/dialect.hpp"
#include "data/reading/report.hpp"

namespace edgewise::data {

struct FoundDelimiter {
  Dialect dialect{};
  std::vector<std::string> options{};  // words of all that would do, the taken one first
  bool hinted = false;                 // by a line "sep=;"
  bool ask = false;
  std::size_t hintEnd = 0;  // where the text begins behind the hint
};

// The delimiter under which the lines have equally many cells and most cells read as numbers or
// dates. What was chosen, and a hint "sep=" in the first line, are obeyed.
FoundDelimiter findDelimiter(std::string_view text, const Report& report);

}  // namespace edgewise::data
