#include "run.hpp"

#include <algorithm>
#include <istream>
#include <ostream>
#include <string>
#include <utility>

#include "arguments.hpp"
#include "checking.hpp"
#include "command_line.hpp"
#include "completion.hpp"
#include "files.hpp"
#include "manual.hpp"
#include "opening.hpp"
#include "report.hpp"
#include "restarts.hpp"
#include "rows.hpp"
#include "training.hpp"
#include "usage.hpp"

namespace edgewise::cli {

namespace {

// What answers a command: lines or a JSON value, and the exit status.
struct Answer {
  std::string text{};
  int status = 0;
};

constexpr int fault = 1;
constexpr int diverged = 3;
constexpr int interrupted = 130;

// Writes the project where that was asked for.
Status keep(const Session& session, const Arguments& arguments, const Streams& streams) {
  if (!arguments.out) return success();
  return writeFile(*arguments.out, session.save(), streams.out);
}

// Where training was told to end early: what is kept, and how to go on.
std::string describeInterruption(const Session& session, const Arguments& arguments) {
  const std::string made =
      "Interrupted after " + std::to_string(session.metrics().epoch) + " epochs. ";
  return made +
         (arguments.out ? "`edgewise train " + *arguments.out +
                              " --epochs N` goes on from there, to the same bits."
                        : "Nothing is kept without --out FILE.") +
         '\n';
}

// How long a table trains, where nobody says so.
std::optional<std::int64_t> epochsFor(const Opened& opened, const Arguments& arguments) {
  if (arguments.epochs || !opened.reading) return arguments.epochs;
  return usualEpochs(opened.session->data()->trainCount);
}

Result<Answer> predictRows(const Session& session, const Arguments& arguments,
                           const Streams& streams) {
  auto bytes = readFile(*arguments.rows, streams.in);
  if (!bytes) return bytes.error();
  auto rows = predictFile(session, *arguments.rows, *bytes, arguments.table);
  if (!rows) return rows.error();
  if (!arguments.json) streams.err << describeReading(rows->reading) << describeFailures(*rows);
  std::string text = describePredictions(session, *rows, arguments.json);
  if (!arguments.out) return Answer{std::move(text)};
  if (auto kept = writeFile(*arguments.out, text, streams.out); !kept) return kept.error();
  return Answer{};
}

Result<Answer> checkHandedIn(std::string_view bytes, const Arguments& arguments,
                             const Streams& streams) {
  if (arguments.out || arguments.network.any() || arguments.table.any() ||
      arguments.training.any()) {
    return Error{"usage", nameOf(arguments.source),
                 "This is the result of a goal, which says all itself: only --task and --json are "
                 "of use with it."};
  }
  const auto checked =
      check(bytes, arguments, streams.in, {.err = streams.err, .terminal = streams.terminal});
  if (!checked) return checked.error();
  return Answer{describeChecked(*checked, arguments.json), checked->holds() ? 0 : fault};
}

Result<Answer> answer(const Arguments& arguments, const Streams& streams) {
  auto bytes = readSource(arguments.source, streams.in);
  if (!bytes) return bytes.error();
  if (arguments.command == Command::check && isResult(*bytes)) {
    return checkHandedIn(*bytes, arguments, streams);
  }
  auto opened = open(arguments, std::move(*bytes), [&](const Reading& reading) {
    if (!arguments.json) streams.err << describeReading(reading);
  });
  if (!opened) return opened.error();
  Session& session = *opened->session;
  const auto epochs = epochsFor(*opened, arguments);
  if (epochs != arguments.epochs && arguments.command == Command::train && !arguments.json) {
    streams.err << "- Trains for " << *epochs << " epochs. Longer or shorter: --epochs N\n";
  }
  const Watcher watcher{.err = streams.err,
                        .terminal = streams.terminal,
                        .interrupted = streams.interrupted,
                        .json = arguments.json};
  if (arguments.out) {
    if (auto writable = checkWritable(*arguments.out); !writable) return writable.error();
  }

  switch (arguments.command) {
    case Command::train: {
      const auto losses = train(session, epochs, watcher);
      if (!losses) return losses.error();
      if (auto kept = keep(session, arguments, streams); !kept) return kept.error();
      const bool isCut = session.status() == TrainingStatus::running && streams.interrupted();
      if (isCut) streams.err << describeInterruption(session, arguments);
      const bool ran = session.status() != TrainingStatus::diverged;
      return Answer{describeMetrics(*opened, *losses, arguments.json), isCut ? interrupted
                                                                       : ran ? 0
                                                                             : diverged};
    }
    case Command::restarts: {
      const auto found = restart(session, arguments, epochs, watcher);
      if (!found) return found.error();
      if (auto kept = keep(session, arguments, streams); !kept) return kept.error();
      if (!found->isDone()) {
        streams.err << "Interrupted after " << found->done << " of " << found->result.losses.size()
                    << " restarts.\n";
      }
      return Answer{describeRestarts(*opened, *found, arguments.json),
                    found->isDone() ? 0 : interrupted};
    }
    case Command::evaluate: {
      if (arguments.rows) return predictRows(session, arguments, streams);
      return Answer{describeMetrics(*opened, {}, arguments.json)};
    }
    default: {
      if (auto kept = keep(session, arguments, streams); !kept) return kept.error();
      return Answer{describeProject(*opened, arguments.json)};
    }
  }
}

// What the program says of itself; nothing where there is work to be done.
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

Result<Answer> perform(const Arguments& arguments, const Streams& streams) {
  if (auto text = describeProgram(arguments)) {
    if (text->ends_with('\n')) text->pop_back();
    return Answer{.text = std::move(*text)};
  }
  return answer(arguments, streams);
}

}  // namespace

int run(std::span<const std::string_view> given, Streams streams) {
  const auto arguments = parseArguments(given);
  const bool json = std::find(given.begin(), given.end(), "--json") != given.end();
  const auto said = arguments ? perform(*arguments, streams) : Result<Answer>(arguments.error());
  if (!said) {
    (json ? streams.out : streams.err) << describeError(said.error(), json) << '\n';
    return said.error().code == "interrupted" ? interrupted : fault;
  }
  // A project on standard output is alone there.
  const bool taken = arguments->out == "-" && !said->text.empty();
  if (!said->text.empty()) (taken ? streams.err : streams.out) << said->text << '\n';
  // A disk may be full, a pipe closed.
  if (streams.out.flush()) return said->status;
  streams.err << "standard output: The result cannot be written.\n";
  return fault;
}

}  // namespace edgewise::cli
