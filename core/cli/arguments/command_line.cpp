#include "arguments/command_line.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "data/decimal.hpp"
#include "values.hpp"

namespace edgewise::cli {

namespace {

// Headings, in the order in which they are shown.
constexpr const char* ofTable = "How a table is read";
constexpr const char* ofNetwork = "The network that is made of a table";
constexpr const char* ofTraining = "How it is trained";
constexpr const char* ofSearch = "How the search is dealt out";
constexpr const char* ofLongRuns = "Long runs";
constexpr const char* everywhere = "Everywhere";

// One command being described.
class Describing {
 public:
  Describing(CLI::App& program, const std::string& name, const std::string& what)
      : command_(*program.add_subcommand(name, what)) {
    command_.allow_extras();
    command_.set_help_flag("-h,--help", "this")->group(everywhere);
  }

  Describing& operand(const std::string& name, const std::string& what, Take take) {
    add(name, "", what, std::move(take));
    return *this;
  }
  Describing& option(const std::string& name, const std::string& value, const std::string& what,
                     Take take, const char* heading = "Options") {
    add(name, value, what, std::move(take))->group(heading);
    return *this;
  }
  Describing& flag(const std::string& name, const std::string& what, bool& into,
                   const char* heading) {
    command_
        .add_flag_callback(
            name, [&into] { into = true; }, what)
        ->disable_flag_override()
        ->group(heading);
    return *this;
  }
  Describing& more(const std::string& text) {
    command_.footer(text);
    return *this;
  }

 private:
  CLI::Option* add(const std::string& name, const std::string& value, const std::string& what,
                   Take take) {
    const auto all = [name, take = std::move(take)](const CLI::results_t& values) {
      for (const std::string& one : values) {
        const Fault fault = take(one);
        if (!fault.empty()) throw Misuse(misuse(name, fault));
      }
      return true;
    };
    // Of what is given twice the last holds, unless all of it is collected.
    return command_.add_option(name, all, what)
        ->type_name(value)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }

  CLI::App& command_;
};

void addSource(Describing& command, Arguments& arguments) {
  command.operand("SOURCE",
                  "a project (JSON), a link to one, an ONNX model, or a table; - is standard input",
                  takeText(arguments.source));
}

void addTable(Describing& command, Arguments& arguments) {
  TableArguments& table = arguments.table;
  command
      .option(
          "--choose", "KIND=TAKEN",
          "takes an assumption the other way: of the whole file header=names, of a column or a "
          "line type:zip=category (KIND:WHERE=TAKEN); again for several",
          [&table](const std::string& value) { return takeChoice(table.choices, value); }, ofTable)
      .flag("--strict", "what could well be meant otherwise is an error", table.strict, ofTable)
      .option("--target", "NAMES",
              "the column to predict; several: again, or with commas between them",
              takeOneMore(table.targets), ofTable)
      .option("--inputs", "NAMES", "the columns to predict from", takeOneMore(table.inputs),
              ofTable);
}

void addNetwork(Describing& command, Arguments& arguments) {
  NetworkArguments& network = arguments.network;
  TrainingArguments& training = arguments.training;
  command
      .option(
          "--hidden", "8,8", "neurons of each hidden layer, or none (6)",
          [&network](const std::string& value) {
            return takeHidden(network.hidden.emplace(), value);
          },
          ofNetwork)
      .option("--function", "FUNCTION", "of hidden neurons (tanh)", takeText(network.function),
              ofNetwork)
      .option("--output", "FUNCTION", "of output neurons (what suits the target)",
              takeText(network.output), ofNetwork)
      .option("--loss", "LOSS", "squared, absolute, huber or cross-entropy (what suits the target)",
              takeText(network.loss), ofNetwork)
      .option("--seed", "N", "draws the weights (1)", takeWhole(training.seed, "The seed"),
              ofTraining)
      .option("--batch", "N", "examples a step (of a table 10)",
              takeWhole(training.batch, "The batch size"), ofTraining)
      .option(
          "--step-size", "X", "at the beginning (of a table 0.1)",
          [&training](const std::string& value) -> Fault {
            training.stepSize = readDecimal(value);
            if (training.stepSize && std::isfinite(*training.stepSize)) return "";
            return "The step size must be a number.";
          },
          ofTraining);
}

void addSearch(Describing& command, Arguments& arguments) {
  command
      .option(
          "--first", "K", "the number of the first one (0): blocks for several machines",
          [&arguments](const std::string& value) -> Fault {
            const auto first = wholeOf(value);
            arguments.first = first.value_or(0);
            return first ? "" : "The number of the first one must be a whole number.";
          },
          ofSearch)
      .option(
          "--threads", "N", "threads that compute (as many as there are cores)",
          [&arguments](const std::string& value) -> Fault {
            constexpr std::int64_t most = 1024;
            const std::int64_t threads = wholeOf(value).value_or(0);
            arguments.threads = static_cast<int>(std::min(threads, most));
            return threads >= 1 && threads <= most ? "" : "There are 1 to 1024 threads.";
          },
          ofSearch);
}

void addCheckpoint(Describing& command, Arguments& arguments) {
  CheckpointArguments& checkpoint = arguments.checkpoint;
  command
      .option("--checkpoint", "FILE",
              "keeps there how far it is: after an end of any kind the same command goes on, to "
              "the same bits; removed when all is done",
              takeText(checkpoint.file), ofLongRuns)
      .option(
          "--checkpoint-every", "SECONDS", "how often (10)",
          [&checkpoint](const std::string& value) -> Fault {
            const auto seconds = readDecimal(value);
            checkpoint.seconds = seconds.value_or(-1);
            return checkpoint.seconds >= 0 ? "" : "The seconds must be a number, at least 0.";
          },
          ofLongRuns);
}

Take takeCount(Arguments& arguments) {
  return [&arguments](const std::string& value) -> Fault {
    arguments.count = wholeOf(value);
    return arguments.count.value_or(0) >= 1 ? "" : "The count must be at least 1.";
  };
}

constexpr const char* intro =
    "small neural networks, computed as the playground in the browser does";

constexpr const char* notes =
    R"(SOURCE is a project (JSON), a link to one (an address with #1. in it, or what stands there), or a table: CSV with any delimiter, JSON, Markdown, HTML, ARFF. What a file holds is told by its content. A file named - is standard input, after --out standard output.

RESULT is what a learner hands in: the result of a goal (JSON), as the page's element tells it.

Tables are read as their owner most likely means them. What was assumed is told on standard error, a line each with the option that takes the other way; a line with a question mark could well be meant otherwise. A table makes a project that suits it, trained for 10 to 1,000 epochs if you do not say how many.

Ctrl-C and SIGTERM end long work in order: what was done is kept in --out, and in --checkpoint so that the same command goes on from there.

Exit status: 0 done, 1 a fault in what was given or a result that cannot be written, 2 a fault in edgewise, 3 training diverged, 130 interrupted.)";

struct Named {
  const char* name;
  Command command;
};

constexpr std::array named{
    Named{"check", Command::check},           Named{"train", Command::train},
    Named{"evaluate", Command::evaluate},     Named{"restarts", Command::restarts},
    Named{"exhaustive", Command::exhaustive}, Named{"sweep", Command::sweep},
    Named{"export", Command::exports},        Named{"import", Command::imports},
    Named{"version", Command::version},       Named{"help", Command::help},
    Named{"completion", Command::completion}, Named{"manual", Command::manual},
};

void addLast(Describing& command, Arguments& arguments) {
  command.flag("--json", "the answer as one JSON value, for machines", arguments.json, everywhere);
}

// What every search takes after its own options.
void addRestOfSearch(Describing& command, Arguments& arguments) {
  addTable(command, arguments);
  addNetwork(command, arguments);
  addSearch(command, arguments);
  addCheckpoint(command, arguments);
  addLast(command, arguments);
}

}  // namespace

Command commandOf(const std::string& name) {
  const auto* found =
      std::find_if(named.begin(), named.end(), [&](const Named& one) { return one.name == name; });
  return found == named.end() ? Command::help : found->command;
}

std::unique_ptr<CLI::App> describeCommandLine(Arguments& arguments) {
  auto program = std::make_unique<CLI::App>(intro, "edgewise");
  program->allow_extras();
  program->require_subcommand(0, 1);  // a file may be named like a command
  program->footer(notes);
  program->set_help_flag("-h,--help", "this; after a command, what it takes")->group(everywhere);
  program
      ->add_flag_callback(
          "--version", [&arguments] { arguments.command = Command::version; },
          "which Edgewise this is")
      ->disable_flag_override()
      ->group(everywhere);
  program
      ->add_flag_callback(
          "--json", [&arguments] { arguments.json = true; },
          "the answer as one JSON value, for machines")
      ->disable_flag_override()
      ->group(everywhere);

  Describing check(*program, "check", "Says what a source holds, or what is wrong with it");
  addSource(check, arguments);
  check
      .option("--out", "FILE", "where the project goes, such as that of a table",
              takeText(arguments.out))
      .option("--task", "FILE",
              "of a goal's RESULT as the source: the author's project, to which it has to belong",
              takeText(arguments.task));
  addTable(check, arguments);
  addNetwork(check, arguments);
  addLast(check, arguments);

  Describing train(*program, "train",
                   "Trains until the project's stop rules, or for so many epochs more");
  addSource(train, arguments);
  train.option("--epochs", "N", "so many more", takeWhole(arguments.epochs, "The number of epochs"))
      .option("--out", "FILE", "where the trained project goes", takeText(arguments.out));
  addTable(train, arguments);
  addNetwork(train, arguments);
  addCheckpoint(train, arguments);
  addLast(train, arguments);

  Describing evaluate(*program, "evaluate",
                      "Says loss and accuracy, or what is predicted for other rows");
  addSource(evaluate, arguments);
  evaluate
      .option("--rows", "FILE", "a table to predict, written as CSV with the predictions",
              takeText(arguments.rows))
      .option("--out", "FILE", "where the predictions go", takeText(arguments.out));
  addTable(evaluate, arguments);
  addNetwork(evaluate, arguments);
  addLast(evaluate, arguments);

  Describing restarts(*program, "restarts", "Trains from many starts, and finds the best");
  addSource(restarts, arguments);
  restarts.option("--count", "N", "how many (100)", takeCount(arguments))
      .option("--epochs", "N", "of each", takeWhole(arguments.epochs, "The number of epochs"))
      .option("--out", "FILE", "where the best one goes, trained", takeText(arguments.out));
  addRestOfSearch(restarts, arguments);

  Describing exhaustive(*program, "exhaustive",
                        "Tries every combination of weights, and finds the best");
  addSource(exhaustive, arguments);
  exhaustive
      .option("--bits", "N", "of each weight, which takes one of 2^N values (1)",
              [&arguments](const std::string& value) -> Fault {
                const std::int64_t bits = wholeOf(value).value_or(0);
                arguments.exhaustive.bits = static_cast<int>(std::min<std::int64_t>(bits, 17));
                return bits >= 1 && bits <= 16 ? "" : "Choose 1 to 16 bits per weight.";
              })
      .option(
          "--range", "LOW,HIGH", "from the lowest to the highest value (-1,1)",
          [&arguments](const std::string& value) { return takeRange(arguments.exhaustive, value); })
      .option("--count", "N", "how many of the combinations (all)", takeCount(arguments))
      .option("--out", "FILE", "where the project goes with the best weights",
              takeText(arguments.out));
  addRestOfSearch(exhaustive, arguments);

  Describing sweep(*program, "sweep", "Trains variants of a project, and compares them");
  addSource(sweep, arguments);
  sweep
      .option("--vary", "PATH=VALUES",
              "a place in the project and what stands there, such as "
              "training.stepSize.initial=0.01,0.1 or network.layers=[4,3,3],[4,8,3]; again for "
              "all combinations",
              takeOneMore(arguments.axes))
      .option("--epochs", "N", "of each", takeWhole(arguments.epochs, "The number of epochs"))
      .option("--count", "N", "how many of the variants (all)", takeCount(arguments))
      .option("--out", "FILE", "where the best one goes, trained", takeText(arguments.out));
  addRestOfSearch(sweep, arguments);

  Describing exports(*program, "export", "Writes a network for other programs: code, ONNX, tables");
  addSource(exports, arguments);
  exports
      .option("--format", "NAME", "as what; without it all that there are are listed",
              takeText(arguments.format))
      .option("--out", "FILE", "where it goes (standard output)", takeText(arguments.out));
  addTable(exports, arguments);
  addNetwork(exports, arguments);
  addLast(exports, arguments);

  Describing imports(*program, "import",
                     "Writes a network from elsewhere, an ONNX model, as a project");
  imports.operand("SOURCE", "the model; - is standard input", takeText(arguments.source))
      .option("--out", "FILE", "where it goes (standard output)", takeText(arguments.out));
  addLast(imports, arguments);

  Describing version(*program, "version", "Says which Edgewise this is");
  addLast(version, arguments);
  Describing(*program, "help", "Says what a command takes")
      .operand("COMMAND", "a command; all of them where there is none", takeText(arguments.topic));
  Describing(*program, "completion",
             "Writes the completion for bash: eval \"$(edgewise completion)\"");
  Describing(*program, "manual", "Writes the manual page: edgewise manual | man -l -");
  return program;
}

std::vector<const CLI::App*> commandsOf(const CLI::App& program) {
  return program.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<OptionGroup> optionsOf(const CLI::App& command) {
  std::vector<OptionGroup> groups;
  for (const char* heading :
       {"Options", ofTraining, ofNetwork, ofTable, ofSearch, ofLongRuns, everywhere}) {
    auto options = command.get_options([&](const CLI::Option* option) {
      return !option->get_positional() && option->get_group() == heading;
    });
    if (!options.empty()) groups.push_back({heading, std::move(options)});
  }
  return groups;
}

std::string operandOf(const CLI::App& command) {
  const auto operands =
      command.get_options([](const CLI::Option* option) { return option->get_positional(); });
  if (operands.empty()) return "";
  const std::string name = operands.front()->get_name(true);
  return name == "COMMAND" ? "[" + name + "]" : name;
}

std::string signatureOf(const CLI::Option& option) {
  const std::string names = option.get_name(false, true);
  std::string text;
  for (const char letter : names) text += letter == ',' ? ", " : std::string(1, letter);
  return text + (option.get_type_name().empty() ? "" : " " + option.get_type_name());
}

}  // namespace edgewise::cli
