// What bash offers after a few letters.
#pragma once

#include <string>

#include "command_line.hpp"

namespace edgewise::cli {

std::string bashCompletion(const CLI::App& program);

}  // namespace edgewise::cli
