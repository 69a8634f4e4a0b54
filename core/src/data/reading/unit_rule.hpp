// Whether the numbers of a column are of one unit, so that it may be left off.
#pragma once

#include <string>
#include <string_view>

#include "data/reading/column_look.hpp"

namespace edgewise::data {

struct UnitRule {
  bool fits = true;     // false: several units, so that the bare numbers do not compare
  std::string key{};    // of the unit, as unitKey() says; cells of another are no numbers here
  bool scales = false;  // the units are k, Mio. and the like, and are multiplied in
};

// "Hours", "hour" and "hours." are one unit, and so are "€" and "EUR".
std::string unitKey(std::string_view unit);

UnitRule unitRule(const ColumnLook& look);

// 1000 for k; 1 for what is no such word.
double factorOf(std::string_view unit);

}  // namespace edgewise::data
