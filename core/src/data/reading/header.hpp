// Names or an example? A first line is compared with what stands below it, column by column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "data/reading/sample.hpp"
#include "data/reading/steps.hpp"

namespace edgewise::data {

// What stands in one column below the first line.
struct BodyColumn {
  CellKind kind = CellKind::missing;  // of most cells that are not missing
  bool fractions = false;
  bool units = false;    // numbers with letters: units, exponents
  bool counts = false;   // 0, 1, 2, … or 1, 2, 3, …
  bool repeats = false;  // texts that stand more than once
  std::int64_t low = 0;  // bounds of the whole numbers
  std::int64_t high = 0;
  std::vector<std::string_view> texts{};  // sorted
};

// The columns of the rows from `from` on.
std::vector<BodyColumn> describeBody(const Sample& sample, const std::vector<const Record*>& rows,
                                     std::size_t from, std::size_t width);

struct HeaderGuess {
  bool names = false;
  bool sure = false;
  bool overNumbers = false;  // a word stands above numbers
  bool madeOfNumbers = false;
};

// `shift` columns of the body have no cell in the first line: R's names of rows.
HeaderGuess guessHeader(const Sample& sample, const Record& first,
                        const std::vector<BodyColumn>& body, std::size_t shift = 0);

}  // namespace edgewise::data
