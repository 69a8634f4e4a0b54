#include "run.hpp"

#include <algorithm>
#include <istream>
#include <ostream>
#include <string>
#include <utility>

#include "arguments/arguments.hpp"
#include "arguments/program.hpp"
#include "blocks.hpp"
#include "checking.hpp"
#include "data/decimal.hpp"
#include "exhaustive.hpp"
#include "export.hpp"
#include "files.hpp"
#include "opening.hpp"
#include "report.hpp"
#include "report_search.hpp"
#include "restarts.hpp"
#include "rows.hpp"
#include "sweep.hpp"
#include "training.hpp"

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

// All that a command works with.
struct Work {
  const Arguments& arguments;
  const Streams& streams;
  Opened opened;
  std::optional<std::int64_t> epochs;
  Watcher watcher;
  Checkpoint checkpoint;

  Session& session() const { return *opened.session; }
  SearchTools searchTools() {
    const int threads = arguments.threads.value_or(usualThreads(streams.ranks));
    return {.crew = {threads, streams.ranks}, .checkpoint = checkpoint, .watcher = watcher};
  }
};

// Writes the project where that was asked for.
Status keep(const Session& session, const Work& work) {
  if (!work.arguments.out) return success();
  return writeFile(*work.arguments.out, wholeText(session), work.streams.out);
}

// What came of long work: the project is kept, and whoever ended it is told how it goes on.
Status finish(Work& work, const Session& session, bool isDone, const std::string& made) {
  if (auto kept = keep(session, work); !kept) return kept;
  const Arguments& arguments = work.arguments;
  if (isDone) {
    work.checkpoint.remove();
    return success();
  }
  std::ostream& err = work.streams.err;
  err << "Interrupted after " << made << ". ";
  if (work.checkpoint.isAsked()) {
    err << "The same command goes on from " << work.checkpoint.file() << ", to the same bits.\n";
  } else if (arguments.command == Command::train && arguments.out) {
    err << "`edgewise train " << *arguments.out
        << " --epochs N` goes on from there, to the same bits.\n";
  } else if (arguments.out) {
    err << "The best of them is in " << *arguments.out
        << "; with --checkpoint FILE the same command would go on from here.\n";
  } else {
    err << "Nothing is kept without --out FILE.\n";
  }
  return success();
}

std::string ofAll(std::int64_t done, std::int64_t all, const std::string& what) {
  return std::to_string(done) + " of " + std::to_string(all) + " " + what;
}

// How long a table trains, where nobody says so.
std::optional<std::int64_t> epochsFor(const Opened& opened, const Arguments& arguments) {
  if (arguments.epochs || !opened.reading) return arguments.epochs;
  return usualEpochs(opened.session->data()->trainCount);
}

// What the result of long work depends on.
std::string workOf(const Opened& opened, const Arguments& arguments,
                   std::optional<std::int64_t> epochs) {
  std::string work = std::to_string(static_cast<int>(arguments.command));
  const auto add = [&](const std::string& part) { work += '\n' + part; };
  add(std::to_string(epochs.value_or(-1)));
  add(std::to_string(arguments.first) + " " + std::to_string(arguments.count.value_or(-1)));
  const ExhaustiveSpec& spec = arguments.exhaustive;
  add(std::to_string(spec.bits) + " " + shortest(spec.low) + " " + shortest(spec.high));
  for (const std::string& axis : arguments.axes) add(axis);
  add(identityOf(opened.document));
  return work;
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

Result<Answer> answerTrain(Work& work) {
  const Session& session = work.session();
  const auto trained = train(work.session(), work.epochs, work.checkpoint, work.watcher);
  if (!trained) return trained.error();
  const std::string made = std::to_string(session.metrics().epoch) + " epochs";
  if (auto kept = finish(work, session, trained->isDone, made); !kept) return kept.error();
  const bool ran = session.status() != TrainingStatus::diverged;
  return Answer{describeMetrics(work.opened, trained->losses, work.arguments.json),
                !trained->isDone ? interrupted
                : ran            ? 0
                                 : diverged};
}

Result<Answer> answerRestarts(Work& work) {
  const auto found = restart(work.session(), work.arguments, work.epochs, work.searchTools());
  if (!found) return found.error();
  const std::string made = ofAll(found->done.count(), found->asked.count(), "restarts");
  if (auto kept = finish(work, work.session(), found->isDone(), made); !kept) return kept.error();
  return Answer{describeRestarts(work.opened, *found, work.arguments.json),
                found->isDone() ? 0 : interrupted};
}

Result<Answer> answerExhaustive(Work& work) {
  const auto all = searchAll(work.session(), work.arguments, work.searchTools());
  if (!all) return all.error();
  const Found& found = all->found;
  const std::string made = ofAll(found.done.count(), found.asked.count(), "combinations");
  if (auto kept = finish(work, work.session(), found.isDone(), made); !kept) return kept.error();
  return Answer{describeExhaustive(work.opened, *all, work.arguments.json),
                found.isDone() ? 0 : interrupted};
}

Result<Answer> answerSweep(Work& work) {
  const auto found =
      sweep(work.opened.document, work.arguments, work.epochs.value_or(0), work.searchTools());
  if (!found) return found.error();
  const bool isDone = found->done() == found->asked.count();
  const std::string made = ofAll(found->done(), found->asked.count(), "variants");
  if (auto kept = finish(work, *found->session, isDone, made); !kept) return kept.error();
  return Answer{describeSweep(*found, work.arguments.json), isDone ? 0 : interrupted};
}

bool isSearch(Command command) {
  return command == Command::restarts || command == Command::exhaustive ||
         command == Command::sweep;
}

// The source, which all processes of a run have from the first one: standard input is there alone,
// and a file could change in between.
Result<std::string> readForAll(const Arguments& arguments, const Streams& streams) {
  Ranks* ranks = streams.ranks;
  if (ranks == nullptr || !isSearch(arguments.command))
    return readSource(arguments.source, streams.in);
  Result<std::string> bytes = Error{"rank", "", "Rank 0 cannot read the source."};
  if (ranks->isFirst()) bytes = readSource(arguments.source, streams.in);
  const std::string text = ranks->broadcast(bytes ? "+" + *bytes : "-");
  return text == "-" ? bytes : text.substr(1);
}

Result<Answer> answer(const Arguments& arguments, const Streams& streams) {
  auto bytes = readForAll(arguments, streams);
  if (!bytes) return bytes.error();
  if (arguments.command == Command::check && isResult(*bytes)) {
    return checkHandedIn(*bytes, arguments, streams);
  }
  auto opened = open(arguments, std::move(*bytes), [&](const Reading& reading) {
    if (!arguments.json) streams.err << describeReading(reading);
  });
  if (!opened) return opened.error();
  for (const std::string& note : opened->notes) streams.err << "- " << note << '\n';
  const auto epochs = epochsFor(*opened, arguments);
  const bool trains = arguments.command == Command::train || arguments.command == Command::sweep;
  if (epochs != arguments.epochs && trains && !arguments.json) {
    streams.err << "- Trains for " << *epochs << " epochs. Longer or shorter: --epochs N\n";
  }
  for (const auto& file : {arguments.out, arguments.checkpoint.file}) {
    if (!file) continue;
    if (auto writable = checkWritable(*file); !writable) return writable.error();
  }
  Checkpoint checkpoint(arguments.checkpoint, workOf(*opened, arguments, epochs));
  Work work{.arguments = arguments,
            .streams = streams,
            .opened = std::move(*opened),
            .epochs = epochs,
            .watcher = {.err = streams.err,
                        .terminal = streams.terminal,
                        .interrupted = streams.interrupted,
                        .json = arguments.json},
            .checkpoint = std::move(checkpoint)};
  if (trains || isSearch(arguments.command)) streams.beginsLong();
  switch (arguments.command) {
    case Command::train:
      return answerTrain(work);
    case Command::restarts:
      return answerRestarts(work);
    case Command::exhaustive:
      return answerExhaustive(work);
    case Command::sweep:
      return answerSweep(work);
    case Command::imports:
      if (auto made =
              writeFile(arguments.out.value_or("-"), wholeText(work.session()), streams.out);
          !made) {
        return made.error();
      }
      return Answer{};
    case Command::exports:
      if (auto made = exportProject(work.session(), arguments, streams.out); !made) {
        return made.error();
      }
      return Answer{};
    case Command::evaluate:
      if (arguments.rows) return predictRows(work.session(), arguments, streams);
      return Answer{describeMetrics(work.opened, {}, arguments.json)};
    default:
      if (auto kept = keep(work.session(), work); !kept) return kept.error();
      return Answer{describeProject(work.opened, arguments.json)};
  }
}

Result<Answer> perform(const Arguments& arguments, const Streams& streams) {
  if (auto text = describeProgram(arguments)) {
    if (text->ends_with('\n')) text->pop_back();
    return Answer{.text = std::move(*text)};
  }
  return answer(arguments, streams);
}

// What all processes of a run do but the first: their part of a search. Only the first one writes
// and speaks.
void helpWith(std::span<const std::string_view> given, const Streams& streams) {
  auto arguments = parseArguments(given);
  if (!arguments || !isSearch(arguments->command)) return;
  arguments->out.reset();
  arguments->checkpoint.file.reset();
  std::ostream nowhere(nullptr);
  static_cast<void>(answer(*arguments, {.in = streams.in,
                                        .out = nowhere,
                                        .err = nowhere,
                                        .beginsLong = streams.beginsLong,
                                        .interrupted = streams.interrupted,
                                        .ranks = streams.ranks}));
}

}  // namespace

int run(std::span<const std::string_view> given, Streams streams) {
  if (streams.ranks != nullptr && !streams.ranks->isFirst()) {
    helpWith(given, streams);
    return 0;
  }
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
