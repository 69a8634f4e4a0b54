// Lines of units, or of the kinds of columns, below the names.
#pragma once

#include <string_view>
#include <vector>

#include "data/reading/header.hpp"
#include "data/reading/sample.hpp"

namespace edgewise::data {

// "(s)", "[V]", "m/s", "kg", "numeric"
bool isUnitWord(std::string_view cell);

// `known`: every word above numbers is a unit; `guessed`: unknown words all along a table of
// numbers, which are no example in any case.
enum class Units { none, guessed, known };

Units unitsIn(const Sample& sample, const Record& line, const std::vector<BodyColumn>& body);

// Below a line of kinds of columns some programs write which one is the class.
bool isLineOfFlags(const Sample& sample, const Record& line);

// <dbl> <chr>, as R prints the kinds of columns below their names.
bool isLineOfKinds(const Sample& sample, const Record& line);

}  // namespace edgewise::data
