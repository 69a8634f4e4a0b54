// What the program can do, for people who ask: all of it, or what one command takes.
#pragma once

#include <string>

#include "arguments/command_line.hpp"

namespace edgewise::cli {

// `topic`: the name of a command; empty for all of them.
std::string usage(const CLI::App& program, const std::string& topic);

// "edgewise train SOURCE [--epochs N] [--out FILE] [options]"
std::string synopsisOf(const CLI::App& command);

}  // namespace edgewise::cli
