// The works of `npm run bench` natively, one a call, as one JSON value on standard output.
//
//   train FILE LAYERS ROUNDS SLICE   examples a second, beside libtorch and the machine's peak
//   edges FILE DENSE ROUNDS SLICE    edges times examples a second of two projects
//   map FILE RESOLUTION ROUNDS SLICE
//   restarts FILE COUNT EPOCHS       over all cores
//   memory FILE COUNT EPOCHS         megabytes at most; COUNT 0 trains the project itself
//   process COMMAND WORD…            seconds and megabytes at most of a program, whose output is
//   thrown away ranks FILE COUNT EPOCHS RANKS    restarts by more processes than there can be here,
//   simulated
//
// LAYERS as in 2,4,2,1; SLICE in milliseconds. Everything in turns, after a turn to warm up.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "edgewise/explain.hpp"
#include "many_ranks.hpp"
#include "peak.hpp"
#include "peer.hpp"
#include "restarts.hpp"

namespace edgewise::bench {

namespace {

constexpr int epochs = 10;        // in one call
constexpr int checkedEpochs = 3;  // before losses are compared

[[noreturn]] void fail(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::exit(1);
}

std::unique_ptr<Session> openFile(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) fail("No such file: " + file);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  auto session = Session::open(std::move(text));
  if (!session) fail(session.error().message);
  return std::move(*session);
}

double secondsOf(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

struct Contender {
  std::string name;
  std::function<void()> run;
  double perRun = 1;
  std::vector<double> rates{};

  double rate(double milliseconds) const {
    double seconds = 0;
    int runs = 0;
    do {
      seconds += secondsOf(run);
      ++runs;
    } while (seconds * 1000 < milliseconds);
    return perRun * runs / seconds;
  }
};

void inTurns(std::vector<Contender>& contenders, int rounds, double slice) {
  for (const Contender& contender : contenders) (void)contender.rate(slice);
  for (int round = 0; round < rounds; ++round) {
    for (Contender& contender : contenders) contender.rates.push_back(contender.rate(slice));
  }
}

void print(const std::vector<Contender>& contenders, const std::string& more = "") {
  std::string text = "{";
  for (const Contender& contender : contenders) {
    if (text.size() > 1) text += ",";
    text += "\"" + contender.name + "\":[";
    for (std::size_t k = 0; k < contender.rates.size(); ++k) {
      text += (k > 0 ? "," : "") + std::to_string(contender.rates[k]);
    }
    text += "]";
  }
  std::printf("%s%s}\n", text.c_str(), more.c_str());
}

void trainEpochs(Session& session, std::int64_t count) {
  if (auto done = session.train({.epochs = count}); !done) fail(done.error().message);
}

Contender ours(Session& session, double perEpoch) {
  return {"ours", [&session] { trainEpochs(session, epochs); }, epochs * perEpoch};
}

std::vector<int> layersOf(const std::string& text) {
  std::vector<int> layers;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, ',');) layers.push_back(std::stoi(part));
  return layers;
}

Task taskOf(const Session& session, const std::vector<int>& layers) {
  const Examples rows = session.data()->train();
  const auto uses = [&](Activation function) {
    const auto& neurons = session.graph().neurons;
    return std::any_of(neurons.begin(), neurons.end(),
                       [&](const Neuron& neuron) { return neuron.function == function; });
  };
  return {.layers = layers,
          .rectifier = uses(Activation::rectifier),
          .softmax = uses(Activation::softmax),
          .batch = session.training().batch,
          .stepSize = session.metrics().stepSize,
          .rows = rows.count,
          .inputs = rows.inputs,
          .targets = rows.targets,
          .weights = session.weights()};
}

// Both from the same weights over the same examples: their losses afterwards.
std::string losses(const std::string& file, const std::vector<int>& layers) {
  const auto session = openFile(file);
  if (auto done = session->configure(R"({"order":"sequence"})"); !done) fail(done.error().message);
  const auto peer = torchPeer(taskOf(*session, layers));
  trainEpochs(*session, checkedEpochs);
  std::ostringstream text;
  text.precision(9);
  text << ",\"fingerprint\":\"" << session->fingerprint()
       << "\",\"loss\":" << session->metrics().train->loss;
  if (peer) {
    for (int epoch = 0; epoch < checkedEpochs; ++epoch) peer->epoch();
    text << ",\"torchLoss\":" << peer->loss();
  }
  return text.str();
}

void train(const std::string& file, const std::string& shape, int rounds, double slice) {
  const std::vector<int> layers = layersOf(shape);
  const auto session = openFile(file);
  const double rows = session->data()->trainCount;
  const auto peer = torchPeer(taskOf(*session, layers));
  std::vector<Contender> contenders{ours(*session, rows)};
  if (peer) contenders.push_back({"torch", [&peer] { peer->epoch(); }, rows});
  volatile float kept = 0;
  contenders.push_back({"peak", [&kept] { kept = widePeak(); }, wideLanes * peakOperations});
  contenders.push_back(
      {"narrowPeak", [&kept] { kept = narrowPeak(); }, narrowLanes * peakOperations});
  inTurns(contenders, rounds, slice);
  const std::string bits = ",\"peakBits\":" + std::to_string(32 * wideLanes);
  print(contenders, bits + losses(file, layers));
}

void edges(const std::string& file, const std::string& dense, int rounds, double slice) {
  const auto a = openFile(file);
  const auto b = openFile(dense);
  const auto perEpoch = [](const Session& session) {
    return static_cast<double>(session.data()->trainCount) *
           static_cast<double>(session.graph().edges.size());
  };
  std::vector<Contender> contenders{ours(*a, perEpoch(*a)), ours(*b, perEpoch(*b))};
  contenders[1].name = "dense";
  inTurns(contenders, rounds, slice);
  print(contenders);
}

void drawMap(const std::string& file, int resolution, int rounds, double slice) {
  const auto session = openFile(file);
  const MapRequest request{.x = "x1", .y = "x2", .resolution = resolution, .neurons = true};
  const auto run = [&] {
    if (!map(*session, request)) fail("The map was refused.");
  };
  std::vector<Contender> contenders{{"ours", run, 1}};
  inTurns(contenders, rounds, slice);
  print(contenders);
}

void start(Session& session, std::int64_t count, std::int64_t each) {
  cli::Checkpoint none({}, "");
  const cli::Watcher nobody{.err = std::cerr};
  cli::Arguments arguments;
  arguments.count = count;
  const auto found =
      cli::restart(session, arguments, each,
                   {.crew = {cli::usualThreads(nullptr)}, .checkpoint = none, .watcher = nobody});
  if (!found) fail(found.error().message);
}

void restart(const std::string& file, std::int64_t count, std::int64_t each) {
  const auto session = openFile(file);
  std::vector<Contender> contenders{
      {"ours", [&] { start(*session, count, each); }, static_cast<double>(count)}};
  inTurns(contenders, 3, 1);
  print(contenders);
}

// At most. Linux's getrusage would count what the parent had when it started this program.
double megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
#if defined(__APPLE__)
  return static_cast<double>(usage.ru_maxrss) / (1024 * 1024);
#else
  return static_cast<double>(usage.ru_maxrss) / 1024;
#endif
}

void memory(const std::string& file, std::int64_t count, std::int64_t each) {
  const auto session = openFile(file);
  if (count > 0) {
    start(*session, count, each);
  } else {
    trainEpochs(*session, each);
  }
  std::printf("{\"megabytes\":%f}\n", megabytes());
}

// A small parent: what it holds itself counts as the child's.
void measureProcess(char** command) {
  posix_spawn_file_actions_t files{};
  posix_spawn_file_actions_init(&files);
  for (const int stream : {STDOUT_FILENO, STDERR_FILENO}) {
    posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_WRONLY, 0);
  }
  int status = 1;
  rusage usage{};
  const double seconds = secondsOf([&] {
    pid_t id = 0;
    if (posix_spawnp(&id, *command, &files, nullptr, command, environ) == 0) {
      wait4(id, &status, 0, &usage);
    }
  });
  posix_spawn_file_actions_destroy(&files);
  if (status != 0) fail(std::string(*command) + " failed.");
  const auto secondsIn = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  std::printf("{\"seconds\":%f,\"processor\":%f,\"megabytes\":%f}\n", seconds,
              secondsIn(usage.ru_utime) + secondsIn(usage.ru_stime),
              static_cast<double>(usage.ru_maxrss) / 1024);
}

void ranks(const std::string& file, std::int64_t count, std::int64_t each, int ranks) {
  const ManyRanks found = simulate(*openFile(file), count, each, ranks);
  std::printf(
      R"({"perRestart":%g,"seconds":%g,"efficiency":%g,"messages":%lld,"perMessage":%g,"busy":%g})"
      "\n",
      found.perRestart, found.seconds, found.efficiency, static_cast<long long>(found.messages),
      found.perMessage, found.busy);
}

}  // namespace

}  // namespace edgewise::bench

int main(int argc, char** argv) {
  namespace bench = edgewise::bench;
  const std::vector<std::string> given(argv + 1, argv + argc);
  const std::string command = given.empty() ? "" : given[0];
  const auto number = [&](std::size_t k) { return std::atoi(given[k].c_str()); };
  if (command == "train" && given.size() == 5) {
    bench::train(given[1], given[2], number(3), number(4));
  } else if (command == "edges" && given.size() == 5) {
    bench::edges(given[1], given[2], number(3), number(4));
  } else if (command == "map" && given.size() == 5) {
    bench::drawMap(given[1], number(2), number(3), number(4));
  } else if (command == "restarts" && given.size() == 4) {
    bench::restart(given[1], number(2), number(3));
  } else if (command == "memory" && given.size() == 4) {
    bench::memory(given[1], number(2), number(3));
  } else if (command == "process" && given.size() > 1) {
    bench::measureProcess(argv + 2);
  } else if (command == "ranks" && given.size() == 5) {
    bench::ranks(given[1], number(2), number(3), number(4));
  } else {
    bench::fail("See the head of bench.cpp for the commands.");
  }
}
