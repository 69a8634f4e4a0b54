#include "search_run.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "part.hpp"
#include "run_state.hpp"

namespace edgewise::cli {

namespace {

// Nothing is done of it yet.
Found nothingOf(const Range& asked, bool keepsLosses) {
  Found found{.asked = asked};
  if (keepsLosses) {
    found.losses.assign(static_cast<std::size_t>(asked.count()),
                        std::numeric_limits<Real>::quiet_NaN());
  }
  return found;
}

// All of a block.
Found foundIn(const Range& block, SearchResult&& result, bool keepsLosses) {
  Found found{.asked = block, .best = result.best, .bestLoss = result.bestLoss};
  found.done.add(block);
  if (keepsLosses) found.losses = std::move(result.losses);
  return found;
}

// `part`: all of a block of it.
void take(Found& found, const Found& part) {
  const bool isFirst = found.done.count() == 0;
  found.done.add(part.asked);
  if (!found.losses.empty()) {
    std::copy(part.losses.begin(), part.losses.end(),
              found.losses.begin() + (part.asked.from - found.asked.from));
  }
  const bool better = isFirst || part.bestLoss < found.bestLoss ||
                      (part.bestLoss == found.bestLoss && part.best < found.best);
  if (!better) return;
  found.best = part.best;
  found.bestLoss = part.bestLoss;
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
}

void readFound(json::ObjectReader& reader, Found& found) {
  reader.require("done", "it says what is done");
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
}

}  // namespace

Result<Found> runSearch(const SearchRun& run, const SearchTools& tools) {
  Checkpoint& checkpoint = tools.checkpoint;
  const Watcher& watcher = tools.watcher;
  Found found = nothingOf(run.asked, run.keepsLosses);
  const auto loaded =
      checkpoint.load([&](json::ObjectReader& reader) { readFound(reader, found); });
  if (!loaded) return loaded.error();
  const auto write = [&](json::JsonWriter& writer) { writeFound(writer, found); };

  const auto compute = [&run](Range block) -> Result<Part> {
    auto result = run.compute(block);
    if (!result) return result.error();
    const Found part = foundIn(block, std::move(*result), run.keepsLosses);
    return Part(writePart([&](json::JsonWriter& writer) { writeFound(writer, part); }));
  };
  const auto takeIn = [&](const Range& block, const std::string& text) -> Status {
    Found part = nothingOf(block, run.keepsLosses);
    auto read = readPart(text, [&](json::ObjectReader& reader) { readFound(reader, part); });
    if (read) take(found, part);
    return read;
  };
  ProgressLine line(watcher, found.done.count());
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
  const auto all = overBlocks({.todo = found.done.missing(run.asked),
                               .crew = tools.crew,
                               .takeIn = takeIn,
                               .goesOn = goesOn,
                               .interrupted = watcher.interrupted},
                              compute);
  if (!all) return all.error();
  if (!found.isDone()) {
    if (auto saved = checkpoint.save(write); !saved) return saved.error();
  }
  return found;
}

}  // namespace edgewise::cli
