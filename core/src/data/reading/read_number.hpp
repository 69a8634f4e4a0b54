// A number as people type it into a field: 0.5  0,5  1/2  −0.25  1.000,5  5 000  1e3.
#pragma once

#include <optional>
#include <string_view>

namespace edgewise {

struct ReadNumber {
  double value = 0;
  // What it could be as well: 1 for "1,000", which is a thousand here. Ask before taking it.
  std::optional<double> other{};
};

// Nothing for what is no finite number, and for numbers with a unit. "1,000" is a thousand and
// "1.000" is one, unless the other is meant.
std::optional<ReadNumber> readNumber(std::string_view text);

}  // namespace edgewise
