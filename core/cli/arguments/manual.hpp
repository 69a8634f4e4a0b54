// The manual page, as groff reads it.
#pragma once

#include <string>

#include "arguments/command_line.hpp"

namespace edgewise::cli {

std::string manualPage(const CLI::App& program);

}  // namespace edgewise::cli
