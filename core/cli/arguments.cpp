#include "arguments.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "choices.hpp"

namespace edgewise::cli {

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
  if (name == "export") return Command::exports;
  return std::nullopt;
}

std::optional<std::int64_t> countOf(std::string_view text) {
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count < 0) return std::nullopt;
  return count;
}

// What is wrong with a value; empty if nothing is.
using Fault = std::string;

Fault takeHidden(Arguments& arguments, std::string_view value) {
  auto& hidden = arguments.network.hidden.emplace();
  if (value == "none") return "";
  for (;;) {
    const std::size_t comma = value.find(',');
    const auto count = countOf(value.substr(0, comma));
    if (count.value_or(0) < 1) return "Say how many neurons each hidden layer has: 8,8 or none.";
    hidden.push_back(*count);
    if (comma == std::string_view::npos) return "";
    value.remove_prefix(comma + 1);
  }
}

Fault takeChoice(Arguments& arguments, std::string_view value) {
  auto choice = readChoice(value);
  if (!choice) return "A choice is KIND=TAKEN or KIND:WHERE=TAKEN, such as header=names.";
  auto& choices = arguments.table.choices;
  std::erase_if(choices, [&](const Choice& earlier) {
    return earlier.kind == choice->kind && earlier.where == choice->where;
  });
  choices.push_back(std::move(*choice));
  return "";
}

Fault takeCount(Arguments& arguments, std::string_view value) {
  arguments.count = countOf(value).value_or(0);
  return arguments.count < 1 ? "The count must be at least 1." : "";
}

Fault takeEpochs(Arguments& arguments, std::string_view value) {
  arguments.epochs = countOf(value);
  return arguments.epochs ? "" : "The number of epochs must be a whole number.";
}

Fault takeSeed(Arguments& arguments, std::string_view value) {
  arguments.network.seed = countOf(value);
  return arguments.network.seed ? "" : "The seed must be a whole number.";
}

struct Option {
  std::string_view name;
  bool hasValue;
  Fault (*take)(Arguments&, std::string_view value);
  std::optional<Command> only{};  // of this command
  std::optional<Command> also{};
};

constexpr std::array options{
    Option{"--json", false,
           [](Arguments& arguments, std::string_view) -> Fault {
             arguments.json = true;
             return "";
           }},
    Option{"--out", true,
           [](Arguments& arguments, std::string_view value) -> Fault {
             arguments.out = value;
             return "";
           }},
    Option{"--epochs", true, takeEpochs, Command::train, Command::restarts},
    Option{"--count", true, takeCount, Command::restarts},
    Option{"--rows", true,
           [](Arguments& arguments, std::string_view value) -> Fault {
             arguments.rows = value;
             return "";
           },
           Command::evaluate},
    Option{"--format", true,
           [](Arguments& arguments, std::string_view value) -> Fault {
             arguments.format = value;
             return "";
           },
           Command::exports},
    Option{"--task", true,
           [](Arguments& arguments, std::string_view value) -> Fault {
             arguments.task = value;
             return "";
           },
           Command::check},
    Option{"--target", true,
           [](Arguments& arguments, std::string_view value) -> Fault {
             arguments.table.targets.emplace_back(value);
             return "";
           }},
    Option{"--inputs", true,
           [](Arguments& arguments, std::string_view value) -> Fault {
             arguments.table.inputs.emplace_back(value);
             return "";
           }},
    Option{"--choose", true, takeChoice},
    Option{"--strict", false,
           [](Arguments& arguments, std::string_view) -> Fault {
             arguments.table.strict = true;
             return "";
           }},
    Option{"--hidden", true, takeHidden},
    Option{"--function", true,
           [](Arguments& arguments, std::string_view value) -> Fault {
             arguments.network.function = value;
             return "";
           }},
    Option{"--output", true,
           [](Arguments& arguments, std::string_view value) -> Fault {
             arguments.network.output = value;
             return "";
           }},
    Option{"--loss", true,
           [](Arguments& arguments, std::string_view value) -> Fault {
             arguments.network.loss = value;
             return "";
           }},
    Option{"--seed", true, takeSeed},
};

const Option* optionOf(std::string_view word, Command command) {
  const auto* found = std::find_if(options.begin(), options.end(),
                                   [&](const Option& option) { return option.name == word; });
  if (found == options.end()) return nullptr;
  const bool fits = !found->only || found->only == command || found->also == command;
  return fits ? found : nullptr;
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
  if (*command == Command::help) return arguments;
  for (std::size_t k = 1; k < given.size(); ++k) {
    std::string_view word = given[k];
    std::optional<std::string_view> within;  // --name=value
    if (const std::size_t at = word.find('='); word.starts_with("--") && at != word.npos) {
      within = word.substr(at + 1);
      word = word.substr(0, at);
    }
    if (word == "--help" || word == "-h") return Arguments{};
    if (const Option* option = optionOf(word, *command); option != nullptr) {
      if (!option->hasValue && within) return misuse(word, "It takes no value.");
      if (option->hasValue && !within) {
        if (k + 1 == given.size()) return misuse(word, "A value is missing after it.");
        within = given[++k];
      }
      const Fault fault = option->take(arguments, within.value_or(""));
      if (!fault.empty()) return misuse(word, fault);
    } else if ((word.starts_with("-") && word != "-") || !arguments.source.empty()) {
      return misuse(word, "This argument has no meaning here.");
    } else {
      arguments.source = word;
    }
  }
  if (arguments.source.empty()) return misuse(given.front(), "Name a project or a table.");
  if (arguments.out && *command == Command::evaluate && !arguments.rows) {
    return misuse("--out", "It is for the predictions of --rows.");
  }
  if (arguments.source == "-" && (arguments.rows == "-" || arguments.task == "-")) {
    return misuse(arguments.rows ? "--rows" : "--task",
                  "Standard input can be read once only: name a file.");
  }
  return arguments;
}

}  // namespace edgewise::cli
