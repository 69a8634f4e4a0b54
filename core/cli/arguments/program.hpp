// What the program says of itself: help, its version, the manual page, the completion of shells.
#pragma once

#include <optional>
#include <string>

#include "arguments/arguments.hpp"

namespace edgewise::cli {

// Nothing where there is work to be done.
std::optional<std::string> describeProgram(const Arguments& arguments);

}  // namespace edgewise::cli
