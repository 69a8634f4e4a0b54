#include "arguments/arguments.hpp"

#include <algorithm>

#include "arguments/command_line.hpp"
#include "files.hpp"
#include "project/json_reader.hpp"

namespace edgewise::cli {

namespace {

// " Is "train" meant?", where something is close.
std::string closeTo(std::string_view word, const std::vector<std::string>& names) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  const auto close = json::closest(word, views);
  return close ? " Is \"" + std::string(*close) + "\" meant?" : "";
}

Error unknownCommand(const CLI::App& program, const std::string& name) {
  std::vector<std::string> names;
  for (const CLI::App* command : commandsOf(program)) names.push_back(command->get_name());
  return misuse(name, "There is no command \"" + name + "\"." + closeTo(name, names));
}

Error unknownArgument(const CLI::App& command, std::string word) {
  std::string close;
  if (word.starts_with("-")) {
    word = word.substr(0, word.find('='));
    std::vector<std::string> names;
    for (const OptionGroup& group : optionsOf(command)) {
      for (const CLI::Option* option : group.options) names.push_back(option->get_name());
    }
    close = closeTo(word, names);
  }
  return misuse(word, "This argument has no meaning here." + close);
}

// CLI11 says in words what we say by the option's name.
Error asMisuse(const CLI::ParseError& error, const CLI::App& command) {
  const std::string said = error.what();
  std::string name = said.substr(0, said.find_first_of(": "));
  if (!name.starts_with("-")) name = "--" + name;
  const auto* option = command.get_option_no_throw(name);
  if (option == nullptr) return misuse(command.get_name(), said);
  const bool isFlag = option->get_items_expected_max() == 0;
  return misuse(name, isFlag ? "It takes no value." : "A value is missing after it.");
}

// What options mean together.
Status checkTogether(const Arguments& arguments) {
  if (arguments.source.empty()) return success();
  if (arguments.out && arguments.command == Command::evaluate && !arguments.rows) {
    return misuse("--out", "It is for the predictions of --rows.");
  }
  if (arguments.source == "-" && (arguments.rows == "-" || arguments.task == "-")) {
    return misuse(arguments.rows ? "--rows" : "--task",
                  "Standard input can be read once only: name a file.");
  }
  return success();
}

}  // namespace

Error misuse(std::string argument, const std::string& message) {
  return Error{"usage", std::move(argument), message + " `edgewise help` shows how."};
}

Result<Arguments> parseArguments(std::span<const std::string_view> given) {
  Arguments arguments;
  const auto program = describeCommandLine(arguments);
  const auto taken = [&]() -> const CLI::App& {
    const auto commands = program->get_subcommands();
    return commands.empty() ? *program : *commands.front();
  };
  try {
    program->parse(std::vector<std::string>(given.rbegin(), given.rend()));  // last one first
  } catch (const Misuse& fault) {
    return fault.error;
  } catch (const CLI::CallForHelp&) {
    const bool ofAll = &taken() == program.get();
    return Arguments{.command = Command::help, .topic = ofAll ? "" : taken().get_name()};
  } catch (const CLI::ParseError& fault) {
    return asMisuse(fault, taken());
  }
  const CLI::App& command = taken();
  const auto others = command.remaining();
  if (&command == program.get()) {
    if (!others.empty()) return unknownCommand(*program, others.front());
    return arguments;
  }
  if (!others.empty()) return unknownArgument(command, others.front());
  arguments.command = commandOf(command.get_name());
  if (arguments.source.empty() && operandOf(command) == "SOURCE") {
    return misuse(command.get_name(), "Name a project or a table.");
  }
  if (!arguments.topic.empty()) {
    const auto commands = commandsOf(*program);
    const bool isThere = std::any_of(commands.begin(), commands.end(), [&](const CLI::App* one) {
      return one->get_name() == arguments.topic;
    });
    if (!isThere) return unknownCommand(*program, arguments.topic);
  }
  if (auto right = checkTogether(arguments); !right) return right.error();
  return arguments;
}

}  // namespace edgewise::cli
