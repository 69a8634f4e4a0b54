// What bash offers after a few letters.
#pragma once

#include <string>

#include "arguments/command_line.hpp"

namespace edgewise::cli {

std::string bashCompletion(const CLI::App& program);

}  // namespace edgewise::cli
