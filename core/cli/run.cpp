#include "run.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iomanip>
#include <istream>
#include <iterator>
#include <ostream>
#include <string>
#include <utility>

#include "arguments.hpp"
#include "edgewise/session.hpp"
#include "report.hpp"
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

// Shows where training stands, at most five times a second.
class Progress {
 public:
  explicit Progress(const Streams& streams) : streams_(streams) {}
  ~Progress() {
    if (shown_) streams_.err << '\n';
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(const Session& session) {
    const auto now = std::chrono::steady_clock::now();
    if (!streams_.terminal || now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    shown_ = true;
    const Metrics& metrics = session.metrics();
    streams_.err << "\repoch " << metrics.epoch << ", training loss " << std::setprecision(4)
                 << metrics.train->loss << "        " << std::flush;
  }

 private:
  const Streams& streams_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  bool shown_ = false;
};

bool mayGoOn(const Session& session) {
  const TrainingStatus status = session.metrics().status;
  return status == TrainingStatus::ready || status == TrainingStatus::running;
}

Status train(Session& session, const Arguments& arguments, const Streams& streams) {
  if (!arguments.epochs && !session.stop().any()) {
    return Error{"usage", "training.stop",
                 "Nothing says when to stop: give the project a stop rule, or say --epochs N."};
  }
  Progress progress(streams);
  constexpr double slice = 100;  // milliseconds between two looks at where training stands
  if (!arguments.epochs) {
    while (mayGoOn(session)) {
      if (auto trained = session.train({.milliseconds = slice}); !trained) return trained;
      progress.show(session);
    }
    return success();
  }
  std::int64_t left = *arguments.epochs;
  while (left > 0 && mayGoOn(session)) {
    const std::int64_t now = std::min<std::int64_t>(left, 10);
    if (auto trained = session.train({.epochs = now}); !trained) return trained;
    left -= now;
    progress.show(session);
  }
  return success();
}

// The lines or the JSON value that answer the command.
Result<std::string> answer(const Arguments& arguments, const Streams& streams) {
  auto document = readFile(arguments.project, streams.in);
  if (!document) return document.error();
  auto opened = Session::open(*document);
  if (!opened) return opened.error();
  Session& session = **opened;

  switch (arguments.command) {
    case Command::train: {
      if (auto trained = train(session, arguments, streams); !trained) return trained.error();
      if (arguments.out) {
        if (auto kept = writeFile(*arguments.out, session.save()); !kept) return kept.error();
      }
      return describeMetrics(session, arguments.json);
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
