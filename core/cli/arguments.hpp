// What was asked for on the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "edgewise/result.hpp"

namespace edgewise::cli {

enum class Command { help, check, train, evaluate, restarts };

struct Arguments {
  Command command = Command::help;
  std::string project{};                 // a file, or "-" for standard input
  bool json = false;                     // for machines
  std::optional<std::int64_t> epochs{};  // train, restarts
  std::int64_t count = 100;              // restarts
  std::optional<std::string> out{};      // train, restarts: where the trained project goes
  std::optional<std::string> rows{};     // evaluate: a file of raw inputs, or "-"
};

extern const std::string_view usage;

// Errors: "usage", with the argument as its path.
Result<Arguments> parseArguments(std::span<const std::string_view> given);

}  // namespace edgewise::cli
