#include "run.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>
#include <string>
#include <utility>

#include "arguments.hpp"
#include "edgewise/session.hpp"
#include "report.hpp"
#include "restarts.hpp"
#include "rows.hpp"

namespace edgewise::cli {

namespace {

Result<std::string> readFile(const std::string& name, std::istream& in) {
  const auto all = [](std::istream& from) {
    return std::string(std::istreambuf_iterator<char>(from), {});
  };
  if (name == "-") return all(in);
  std::ifstream file(name, std::ios::binary);
  std::string text = file ? all(file) : "";
  if (!file) return Error{"file", name, "The file cannot be read."};
  return text;
}

Status writeFile(const std::string& name, const std::string& text) {
  std::ofstream file(name, std::ios::binary);
  file << text << '\n';
  file.close();
  if (!file) return Error{"file", name, "The file cannot be written."};
  return success();
}

// One line that changes, at most five times a second, for a person who waits.
class ProgressLine {
 public:
  explicit ProgressLine(const Streams& streams) : streams_(streams) {}
  ~ProgressLine() {
    if (shown_) streams_.err << '\n';
  }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  template <class Text>
  void show(Text text) {
    const auto now = std::chrono::steady_clock::now();
    if (!streams_.terminal || now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    shown_ = true;
    streams_.err << '\r' << text() << "        " << std::flush;
  }

 private:
  const Streams& streams_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  bool shown_ = false;
};

bool mayGoOn(const Session& session) {
  const TrainingStatus status = session.status();
  return status == TrainingStatus::ready || status == TrainingStatus::running;
}

Status train(Session& session, const Arguments& arguments, const Streams& streams) {
  if (!arguments.epochs && !session.stop().any()) {
    return Error{"usage", "training.stop",
                 "Nothing says when to stop: give the project a stop rule, or say --epochs N."};
  }
  ProgressLine line(streams);
  const auto show = [&] {
    line.show([&] {
      const Metrics& metrics = session.metrics();
      return "epoch " + std::to_string(metrics.epoch) + ", training loss " +
             shortest(static_cast<float>(metrics.train->loss));
    });
  };
  constexpr double slice = 100;  // milliseconds between two looks at where training stands
  if (!arguments.epochs) {
    while (mayGoOn(session)) {
      if (auto trained = session.train({.milliseconds = slice}); !trained) return trained;
      show();
    }
    return success();
  }
  std::int64_t left = *arguments.epochs;
  while (left > 0 && mayGoOn(session)) {
    const std::int64_t now = std::min<std::int64_t>(left, 10);
    if (auto trained = session.train({.epochs = now}); !trained) return trained;
    left -= now;
    show();
  }
  return success();
}

// The best of many starts becomes the state of the session.
Result<SearchResult> restart(Session& session, const Arguments& arguments, const Streams& streams) {
  ProgressLine line(streams);
  auto result = restartsOnAllCores(
      session, arguments.count, arguments.epochs.value_or(0), [&](std::int64_t done) {
        line.show([&] {
          return std::to_string(done) + " of " + std::to_string(arguments.count) + " restarts";
        });
      });
  if (!result) return result;
  // Trained, as it is: set before any training, its weights would count as the author's.
  const std::int64_t epochs = arguments.epochs.value_or(session.stop().epochs.value_or(1));
  const std::int64_t rows = session.data()->trainCount;
  const std::int64_t samples = std::min(epochs, maxSamplesSeen / rows) * rows;
  if (auto set = session.restore(result->weights, {.samples = samples}); !set) return set.error();
  return result;
}

// Writes the trained project where that was asked for.
Status keep(const Session& session, const Arguments& arguments) {
  return arguments.out ? writeFile(*arguments.out, session.save()) : success();
}

// The lines or the JSON value that answer the command.
Result<std::string> answer(const Arguments& arguments, const Streams& streams) {
  auto document = readFile(arguments.project, streams.in);
  if (!document) return document.error();
  auto opened = Session::open(std::move(*document));
  if (!opened) return opened.error();
  Session& session = **opened;

  switch (arguments.command) {
    case Command::train: {
      if (auto trained = train(session, arguments, streams); !trained) return trained.error();
      if (auto kept = keep(session, arguments); !kept) return kept.error();
      return describeMetrics(session, arguments.json);
    }
    case Command::restarts: {
      const auto result = restart(session, arguments, streams);
      if (!result) return result.error();
      if (auto kept = keep(session, arguments); !kept) return kept.error();
      return describeRestarts(session, *result, arguments.json);
    }
    case Command::evaluate: {
      if (!arguments.rows) return describeMetrics(session, arguments.json);
      auto text = readFile(*arguments.rows, streams.in);
      if (!text) return text.error();
      auto rows = readRows(*text);
      if (!rows) return rows.error();
      auto predictions = session.predict(*rows);
      if (!predictions) return predictions.error();
      return describePredictions(session, *predictions, arguments.json);
    }
    default:
      return describeProject(session, arguments.json);
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
  const auto said =
      arguments ? answer(*arguments, streams) : Result<std::string>(arguments.error());
  if (!said) {
    (json ? streams.out : streams.err) << describeError(said.error(), json) << '\n';
    return 1;
  }
  streams.out << *said << '\n';
  return 0;
}

}  // namespace edgewise::cli
