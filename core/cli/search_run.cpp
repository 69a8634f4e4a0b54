#include "search_run.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "blocks.hpp"
#include "run_state.hpp"

namespace edgewise::cli {

namespace {

void take(Found& found, SearchResult& part, const Range& block) {
  found.done.add(block);
  if (!found.losses.empty()) {
    std::copy(part.losses.begin(), part.losses.end(),
              found.losses.begin() + (block.from - found.asked.from));
  }
  const bool better = found.weights.empty() || part.bestLoss < found.bestLoss ||
                      (part.bestLoss == found.bestLoss && part.best < found.best);
  if (!better) return;
  found.best = part.best;
  found.bestLoss = part.bestLoss;
  found.weights = std::move(part.weights);
}

void writeFound(json::JsonWriter& writer, const Found& found) {
  writer.key("done");
  writer.beginArray();
  for (const Range& range : found.done.all()) {
    writer.beginObject();
    writer.member("from", range.from);
    writer.member("to", range.to);
    writer.endObject();
  }
  writer.endArray();
  if (!found.losses.empty()) writeFloats(writer, "losses", found.losses);
  writer.member("best", found.best);
  writer.member("bestLoss", found.bestLoss);  // null: infinite
  writeFloats(writer, "weights", found.weights);
}

void readFound(json::ObjectReader& reader, Found& found) {
  reader.require("done", "it says what is done");
  reader.require("weights", "they are those of the best");
  reader.require("bestLoss", "it is that of the best");
  if (!found.losses.empty()) reader.require("losses", "there is one for each");
  json::Faults ofRanges;
  constexpr std::int64_t most = std::int64_t{1} << 53;
  reader.array("done", [&](const json::Value& item, const std::string& path) {
    json::ObjectReader part(item, path, ofRanges);
    Range range;
    part.integer("from", range.from, found.asked.from, found.asked.to);
    part.integer("to", range.to, found.asked.from, found.asked.to);
    part.done();
    found.done.add(range);
  });
  if (ofRanges.any()) reader.fault("checkpoint", "done", ofRanges.first()->message);
  readFloats(reader, "losses", found.losses, found.losses.size());
  reader.integer("best", found.best, 0, most);
  readMaybeInfinite(reader, "bestLoss", found.bestLoss);
  readFloats(reader, "weights", found.weights);
}

}  // namespace

Result<Found> runSearch(const SearchRun& run, Checkpoint& checkpoint, const Watcher& watcher) {
  Found found{.asked = run.asked};
  if (run.keepsLosses) {
    found.losses.assign(static_cast<std::size_t>(run.asked.count()),
                        std::numeric_limits<Real>::quiet_NaN());
  }
  const auto loaded =
      checkpoint.load([&](json::ObjectReader& reader) { readFound(reader, found); });
  if (!loaded) return loaded.error();
  const auto write = [&](json::JsonWriter& writer) { writeFound(writer, found); };

  ProgressLine line(watcher, found.done.count());
  const auto compute = [&](Range block) -> Result<Deliver> {
    auto part = run.compute(block);
    if (!part) return part.error();
    return Deliver(
        [&found, block, part = std::move(*part)]() mutable { take(found, part, block); });
  };
  const auto goesOn = [&] {
    line.show([&] {
      return Reached{.done = found.done.count(),
                     .total = run.asked.count(),
                     .what = run.what,
                     .loss = found.bestLoss,
                     .best = found.best};
    });
    checkpoint.saveInTime(write, watcher.err);
    return !watcher.interrupted();
  };
  const Dealing dealing{.todo = found.done.missing(run.asked), .threads = run.threads};
  const auto all = overBlocks(dealing, compute, goesOn);
  if (!all) return all.error();
  if (!found.isDone()) {
    if (auto saved = checkpoint.save(write); !saved) return saved.error();
  }
  return found;
}

}  // namespace edgewise::cli
