// What the program can do, for people who ask.
#pragma once

#include <string_view>

namespace edgewise::cli {

extern const std::string_view usage;

}  // namespace edgewise::cli
