// The command line, described once: the commands, what each of them takes, and what it means.
// Arguments are read by it (arguments.cpp), and help, the manual page and the completion of shells
// are written from it.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "arguments/arguments.hpp"
#include "edgewise/result.hpp"

namespace edgewise::cli {

// A value that is of no use, thrown through CLI11, which knows no other way out.
struct Misuse : CLI::ParseError {
  explicit Misuse(edgewise::Error fault)
      : ParseError(fault.message, CLI::ExitCodes::ValidationError), error(std::move(fault)) {}
  edgewise::Error error;
};

// What is given is written into `arguments`, which has to outlive the description.
std::unique_ptr<CLI::App> describeCommandLine(Arguments& arguments);

// The command of a name, as they are described; `help` for none.
Command commandOf(const std::string& name);

// How others show the description:

std::vector<const CLI::App*> commandsOf(const CLI::App& program);
// The options of a command without what it works on, by the headings under which they are shown.
struct OptionGroup {
  std::string heading;
  std::vector<const CLI::Option*> options;
};
std::vector<OptionGroup> optionsOf(const CLI::App& command);
// "SOURCE", "[COMMAND]"; empty for a command that works on nothing.
std::string operandOf(const CLI::App& command);
// "--choose KIND=TAKEN", "-h, --help"
std::string signatureOf(const CLI::Option& option);

}  // namespace edgewise::cli
