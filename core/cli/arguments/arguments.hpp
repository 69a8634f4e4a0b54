// What was asked for on the command line.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/read_table.hpp"
#include "edgewise/result.hpp"
#include "edgewise/search.hpp"

namespace edgewise::cli {

enum class Command {
  help,
  version,
  manual,
  completion,
  check,
  train,
  evaluate,
  restarts,
  exhaustive,
  sweep,
  exports,
  imports
};

// How tables are read.
struct TableArguments {
  std::vector<Choice> choices{};
  std::vector<std::string> targets{};  // names of columns, or several with commas between them
  std::vector<std::string> inputs{};
  bool strict = false;  // what could well be meant otherwise is an error

  bool any() const { return strict || !choices.empty() || !targets.empty() || !inputs.empty(); }
};

// Which project is made of a table; what is absent suits the table.
struct NetworkArguments {
  std::optional<std::vector<std::int64_t>> hidden{};
  std::optional<std::string> function{};  // of hidden neurons
  std::optional<std::string> output{};
  std::optional<std::string> loss{};

  bool any() const { return hidden || function || output || loss; }
};

// Settings of training, laid over those of a project or of what is made of a table.
struct TrainingArguments {
  std::optional<std::int64_t> seed{};
  std::optional<std::int64_t> batch{};
  std::optional<double> stepSize{};

  bool any() const { return seed || batch || stepSize; }
};

// Where long work is kept on the way.
struct CheckpointArguments {
  std::optional<std::string> file{};
  double seconds = 10;  // between two times
};

struct Arguments {
  Command command = Command::help;
  std::string topic{};                   // help: about this command
  std::string source{};                  // a file with a project or a table; "-": standard input
  bool json = false;                     // for machines
  std::optional<std::int64_t> epochs{};  // train, restarts, sweep
  std::int64_t first = 0;                // of a search: the number of the first candidate
  std::optional<std::int64_t> count{};   // of its candidates
  std::optional<int> threads{};          // of a search; as many as there are cores
  std::optional<std::string> out{};      // where the project goes, or the predictions
  std::optional<std::string> rows{};     // evaluate: a file of rows, or "-"
  std::optional<std::string> format{};   // export: what
  std::optional<std::string> task{};     // check: the author's project of a result
  ExhaustiveSpec exhaustive{};
  std::vector<std::string> axes{};  // sweep: what varies, as it is written
  CheckpointArguments checkpoint{};
  TableArguments table{};
  NetworkArguments network{};
  TrainingArguments training{};
};

// Errors: "usage", with the argument as its path.
// What is wrong with an argument.
Error misuse(std::string argument, const std::string& message);

Result<Arguments> parseArguments(std::span<const std::string_view> given);

}  // namespace edgewise::cli
