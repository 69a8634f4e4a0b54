#include "arguments.hpp"

#include <charconv>

namespace edgewise::cli {

const std::string_view usage =
    "edgewise: small neural networks, computed as the playground in the browser does.\n"
    "\n"
    "  edgewise check PROJECT.json               what the document says, or what is wrong with it\n"
    "  edgewise train PROJECT.json [--epochs N]  until its stop rules, or N epochs more\n"
    "                              [--out FILE]  and keep the trained project\n"
    "  edgewise evaluate PROJECT.json            loss and accuracy on its training and test rows\n"
    "                    [--rows ROWS.json]      or predictions: a list of raw rows, each a list\n"
    "                                            of the input columns' values\n"
    "  edgewise restarts PROJECT.json [--count N] [--epochs N] [--out FILE]\n"
    "                                            from N starts (100) over all cores; the best\n"
    "\n"
    "  --json  prints one JSON value. A file named - is standard input.\n"
    "  Exit status: 0 done, 1 a fault in what was given, 2 a fault in edgewise.\n";

namespace {

Error misuse(std::string_view argument, const std::string& message) {
  return Error{"usage", std::string(argument), message + " `edgewise help` shows how."};
}

std::optional<Command> commandOf(std::string_view name) {
  if (name == "help" || name == "--help" || name == "-h") return Command::help;
  if (name == "check") return Command::check;
  if (name == "train") return Command::train;
  if (name == "evaluate") return Command::evaluate;
  if (name == "restarts") return Command::restarts;
  return std::nullopt;
}

std::optional<std::int64_t> countOf(std::string_view text) {
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count < 0) return std::nullopt;
  return count;
}

}  // namespace

Result<Arguments> parseArguments(std::span<const std::string_view> given) {
  Arguments arguments;
  if (given.empty()) return arguments;
  const auto command = commandOf(given.front());
  if (!command) {
    return misuse(given.front(), "There is no command \"" + std::string(given.front()) + "\".");
  }
  arguments.command = *command;
  const bool trains = *command == Command::train || *command == Command::restarts;
  for (std::size_t k = 1; k < given.size(); ++k) {
    const std::string_view word = given[k];
    const bool takesValue =
        word == "--epochs" || word == "--count" || word == "--out" || word == "--rows";
    if (takesValue && k + 1 == given.size()) return misuse(word, "A value is missing after it.");
    if (word == "--json") {
      arguments.json = true;
    } else if (word == "--count" && *command == Command::restarts) {
      const auto count = countOf(given[++k]);
      if (count.value_or(0) < 1) return misuse(word, "The count must be at least 1.");
      arguments.count = *count;
    } else if (word == "--epochs" && trains) {
      arguments.epochs = countOf(given[++k]);
      if (!arguments.epochs) return misuse(word, "The number of epochs must be a whole number.");
    } else if (word == "--out" && trains) {
      arguments.out = given[++k];
    } else if (word == "--rows" && *command == Command::evaluate) {
      arguments.rows = given[++k];
    } else if ((word.starts_with("-") && word != "-") || !arguments.project.empty()) {
      return misuse(word, "This argument has no meaning here.");
    } else {
      arguments.project = word;
    }
  }
  if (*command != Command::help && arguments.project.empty()) {
    return misuse(given.front(), "Name a project document.");
  }
  return arguments;
}

}  // namespace edgewise::cli
