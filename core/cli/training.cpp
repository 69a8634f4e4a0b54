#include "training.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "questions/advice.hpp"
#include "run_state.hpp"

namespace edgewise::cli {

namespace {

bool mayGoOn(const Session& session) {
  const TrainingStatus status = session.status();
  return status == TrainingStatus::ready || status == TrainingStatus::running;
}

// A run on its way.
struct Run {
  std::int64_t done = 0;  // epochs of those that were asked for
  std::vector<double> losses{};
};

void writeRun(json::JsonWriter& writer, const Session& session, const Run& run) {
  const Session::RunMemory memory = session.memory();
  writer.member("done", run.done);
  writer.list("losses", run.losses);
  writer.member("seconds", memory.seconds);
  writer.member("bestLoss", memory.bestLoss);  // null: infinite
  writer.member("bestEpoch", memory.bestEpoch);
  writeMoment(writer, session.weights(), session.progress());
}

struct KeptRun {
  Run run{};
  Session::RunMemory memory{};
  std::vector<Real> weights{};
  Progress progress{};
};

void readRun(json::ObjectReader& reader, KeptRun& kept) {
  Session::RunMemory& memory = kept.memory;
  for (const char* key : {"done", "losses", "weights", "samples"}) {
    reader.require(key, "a run of training has it");
  }
  reader.integer("done", kept.run.done, 0, maxSamplesSeen);
  reader.array("losses", [&](const json::Value& loss, const std::string&) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    kept.run.losses.push_back(loss.IsNumber() ? loss.GetDouble() : infinite);
  });
  reader.number("seconds", memory.seconds);
  readMaybeInfinite(reader, "bestLoss", memory.bestLoss);
  const json::Value* bestEpoch = reader.find("bestEpoch");
  if (bestEpoch != nullptr && bestEpoch->IsInt64()) memory.bestEpoch = bestEpoch->GetInt64();
  readMoment(reader, kept.weights, kept.progress);
}

}  // namespace

std::int64_t usualEpochs(Index trainRows) {
  return std::clamp<std::int64_t>(200'000 / std::max<Index>(1, trainRows), 10, 1000);
}

Result<Trained> train(Session& session, std::optional<std::int64_t> epochs, Checkpoint& checkpoint,
                      const Watcher& watcher) {
  if (!epochs && !session.stop().any()) {
    return Error{"usage", "training.stop",
                 "Nothing says when to stop: give the project a stop rule, or say --epochs N."};
  }
  const std::int64_t before =
      session.data() ? session.progress().samples / session.data()->trainCount : 0;
  KeptRun kept;
  const auto loaded = checkpoint.load([&](json::ObjectReader& reader) { readRun(reader, kept); });
  if (!loaded) return loaded.error();
  Run& run = kept.run;
  if (*loaded) {
    auto set = session.restore(std::move(kept.weights), kept.progress);
    if (!set) return Error{"checkpoint", checkpoint.file(), set.error().message};
    session.remember(kept.memory);
  }
  const auto write = [&](json::JsonWriter& writer) { writeRun(writer, session, run); };
  ProgressLine line(watcher, before + run.done);
  const auto show = [&] {
    line.show([&] {
      const Metrics& metrics = session.metrics();
      const std::int64_t last = session.stop().epochs.value_or(0);
      return Reached{.done = metrics.epoch,
                     .total = epochs ? before + *epochs : last,
                     .what = "epochs",
                     .loss = metrics.train->loss};
    });
    if (mayGoOn(session)) checkpoint.saveInTime(write, watcher.err);
  };
  // What is left of it once there is nothing more to be done, or it was told to end.
  const auto finish = [&]() -> Result<Trained> {
    const bool isDone = !mayGoOn(session) || run.done == epochs;
    if (auto saved = isDone ? success() : checkpoint.save(write); !saved) return saved.error();
    return Trained{std::move(run.losses), isDone};
  };
  if (!epochs) {
    constexpr double slice = 100;  // milliseconds between two looks at where training stands
    while (mayGoOn(session) && !watcher.interrupted()) {
      if (auto trained = session.train({.milliseconds = slice}); !trained) return trained.error();
      show();
    }
    return finish();
  }
  const auto most = static_cast<std::int64_t>(2 * fewestLosses);
  const std::int64_t piece = std::clamp<std::int64_t>(*epochs / most, 1, 10);
  const std::int64_t measured = std::max(piece, *epochs / most / piece * piece);
  while (run.done < *epochs && mayGoOn(session) && !watcher.interrupted()) {
    const std::int64_t now = std::min(*epochs - run.done, piece);
    if (auto trained = session.train({.epochs = now}); !trained) return trained.error();
    run.done += now;
    if (run.done % measured == 0) run.losses.push_back(session.metrics().train->loss);
    show();
  }
  return finish();
}

}  // namespace edgewise::cli
