#include "run.hpp"

#include <algorithm>
#include <istream>
#include <ostream>
#include <string>
#include <utility>

#include "arguments.hpp"
#include "checking.hpp"
#include "export.hpp"
#include "files.hpp"
#include "opening.hpp"
#include "report.hpp"
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
  if (arguments.out || arguments.network.any() || arguments.table.any()) {
    return Error{"usage", nameOf(arguments.source),
                 "This is the result of a goal, which says all itself: only --task and --json are "
                 "of use with it."};
  }
  const auto checked = check(bytes, arguments, streams.in, {streams.err, streams.terminal});
  if (!checked) return checked.error();
  return Answer{describeChecked(*checked, arguments.json), checked->holds() ? 0 : fault};
}

Result<Answer> answer(const Arguments& arguments, const Streams& streams) {
  auto bytes = readFile(arguments.source, streams.in);
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
  const Watcher watcher{
      .err = streams.err, .terminal = streams.terminal, .interrupted = streams.interrupted};
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
      const auto result = restart(session, arguments.count, epochs, watcher);
      if (!result) return result.error();
      if (auto kept = keep(session, arguments, streams); !kept) return kept.error();
      return Answer{describeRestarts(*opened, *result, arguments.json)};
    }
    case Command::evaluate: {
      if (arguments.rows) return predictRows(session, arguments, streams);
      return Answer{describeMetrics(*opened, {}, arguments.json)};
    }
    case Command::exports: {
      if (auto made = exportProject(session, arguments, streams.out); !made) return made.error();
      return Answer{};
    }
    default: {
      if (auto kept = keep(session, arguments, streams); !kept) return kept.error();
      return Answer{describeProject(*opened, arguments.json)};
    }
  }
}

}  // namespace

int run(std::span<const std::string_view> given, Streams streams) {
  const auto arguments = parseArguments(given);
  const bool json = std::find(given.begin(), given.end(), "--json") != given.end();
  if (arguments && arguments->command == Command::help) {
    streams.out << usage;
    return 0;
  }
  const auto said = arguments ? answer(*arguments, streams) : Result<Answer>(arguments.error());
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
