// The built-in data sets as CSV text; the build makes the definitions from core/data.
#pragma once

#include <string_view>

namespace edgewise {

extern const std::string_view irisCsv;
extern const std::string_view penguinsCsv;

}  // namespace edgewise
