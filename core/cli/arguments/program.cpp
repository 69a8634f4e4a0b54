#include "arguments/program.hpp"

#include "arguments/command_line.hpp"
#include "arguments/completion.hpp"
#include "arguments/manual.hpp"
#include "arguments/usage.hpp"

namespace edgewise::cli {

std::optional<std::string> describeProgram(const Arguments& arguments) {
  Arguments none;
  const auto program = describeCommandLine(none);
  switch (arguments.command) {
    case Command::help:
      return usage(*program, arguments.topic);
    case Command::version:
      return arguments.json ? R"({"version":")" EDGEWISE_VERSION R"("})"
                            : "edgewise " EDGEWISE_VERSION;
    case Command::manual:
      return manualPage(*program);
    case Command::completion:
      return bashCompletion(*program);
    default:
      return std::nullopt;
  }
}

}  // namespace edgewise::cli
