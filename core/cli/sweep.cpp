#include "sweep.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "arguments/arguments.hpp"
#include "part.hpp"
#include "sweep_checkpoint.hpp"

namespace edgewise::cli {

namespace {

using Clock = std::chrono::steady_clock;

// Trains in slices of a tenth of a second. Returns whether it came to its end.
Result<bool> trainVariant(Session& session, std::int64_t epochs, const Watcher& watcher) {
  std::int64_t slice = 1;
  for (std::int64_t done = 0; done < epochs;) {
    const auto begin = Clock::now();
    const std::int64_t now = std::min(epochs - done, slice);
    if (auto trained = session.train({.epochs = now}); !trained) return trained.error();
    done += now;
    if (done == epochs || session.status() != TrainingStatus::running) break;
    if (watcher.interrupted()) return false;
    const std::chrono::duration<double> elapsed = Clock::now() - begin;
    const double fitting = 0.1 * static_cast<double>(now) / std::max(1e-3, elapsed.count());
    slice = std::clamp<std::int64_t>(static_cast<std::int64_t>(fitting), 1, 4 * slice);
  }
  return true;
}

// NaN is worse than anything.
bool isBetter(double a, double b) { return a < b || (std::isnan(b) && !std::isnan(a)); }

Result<std::vector<Axis>> axesOf(const std::vector<std::string>& texts) {
  std::vector<Axis> axes;
  for (const std::string& text : texts) {
    auto axis = readAxis(text);
    if (!axis) return axis.error();
    axes.push_back(std::move(*axis));
  }
  if (axes.empty()) {
    return misuse("--vary", "Say what varies: --vary training.stepSize.initial=0.01,0.1,1.");
  }
  const std::int64_t count = variantsOf(axes);
  if (count > mostVariants) {
    return Error{"range", "--vary",
                 "A sweep compares 1 to 1,000 variants; these values give more. Take fewer."};
  }
  return axes;
}

SweepFound nothingOf(const Range& asked) {
  SweepFound found{.asked = asked};
  found.rows.resize(static_cast<std::size_t>(asked.count()));
  return found;
}

// One variant, done, is taken in, with what it takes to have it again.
void take(SweepFound& found, BestVariant& best, SweepFound&& part, BestVariant&& itsBest) {
  const std::int64_t k = part.asked.from;
  found.rows[static_cast<std::size_t>(k - found.asked.from)] = std::move(part.rows.front());
  const bool isFirst = best.weights.empty();
  const bool isTie = itsBest.loss == best.loss && k < found.best;
  if (!isFirst && !isBetter(itsBest.loss, best.loss) && !isTie) return;
  found.best = k;
  best = std::move(itsBest);
}

}  // namespace

std::int64_t SweepFound::done() const {
  return std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.has_value(); });
}

Result<SweepFound> sweep(const Document& document, const Arguments& arguments, std::int64_t epochs,
                         const SearchTools& tools) {
  Checkpoint& checkpoint = tools.checkpoint;
  const Watcher& watcher = tools.watcher;
  const auto axes = axesOf(arguments.axes);
  if (!axes) return axes.error();
  if (epochs < 1) {
    return Error{"range", "--epochs",
                 "Say for how many whole epochs each variant trains: at least 1."};
  }
  const std::int64_t all = variantsOf(*axes);
  const std::int64_t first = arguments.first;
  if (first >= all) {
    return Error{"range", "--first", "There are variants 0 to " + std::to_string(all - 1) + "."};
  }
  const std::int64_t last = first + std::min(arguments.count.value_or(all), all - first);
  SweepFound found = nothingOf({first, last});
  for (const Axis& axis : *axes) found.paths.push_back(axis.path);
  BestVariant best;
  const auto loaded =
      checkpoint.load([&](json::ObjectReader& reader) { readSweep(reader, *axes, found, best); });
  if (!loaded) return loaded.error();
  const auto write = [&](json::JsonWriter& writer) { writeSweep(writer, found, best); };

  const auto open = [&](std::int64_t k) -> Result<std::unique_ptr<Session>> {
    auto changed = withValues(document.text, variant(*axes, k));
    if (!changed) return changed.error();
    return Session::open(std::move(*changed), document.apart);
  };
  const auto compute = [&](Range block) -> Result<Part> {
    auto opened = open(block.from);
    if (!opened) return opened.error();
    const Session& session = **opened;
    const auto trained = trainVariant(**opened, epochs, watcher);
    if (!trained) return trained.error();
    if (!*trained) return Part();
    SweepFound part = nothingOf(block);
    part.best = block.from;
    part.rows.front() = {{}, session.metrics(), session.fingerprint()};
    const BestVariant its{part.rows.front()->loss(), session.weights(), session.progress()};
    return Part(writePart([&](json::JsonWriter& writer) { writeSweep(writer, part, its); }));
  };
  const auto takeIn = [&](const Range& block, const std::string& text) -> Status {
    SweepFound part = nothingOf(block);
    BestVariant its;
    auto read =
        readPart(text, [&](json::ObjectReader& reader) { readSweep(reader, *axes, part, its); });
    if (read) take(found, best, std::move(part), std::move(its));
    return read;
  };
  ProgressLine line(watcher, found.done());
  const auto goesOn = [&] {
    line.show([&] {
      return Reached{.done = found.done(),
                     .total = last - first,
                     .what = "variants",
                     .loss = best.loss,
                     .best = found.best};
    });
    checkpoint.saveInTime(write, watcher.err);
    return !watcher.interrupted();
  };
  Ranges done;
  for (std::int64_t k = first; k < last; ++k) {
    if (found.rows[static_cast<std::size_t>(k - first)]) done.add({k, k + 1});
  }
  const auto outcome = overBlocks({.todo = done.missing({first, last}),
                                   .crew = tools.crew,
                                   .most = 1,
                                   .takeIn = takeIn,
                                   .goesOn = goesOn,
                                   .interrupted = watcher.interrupted},
                                  compute);
  if (!outcome) return outcome.error();
  if (found.done() < last - first) {
    if (auto saved = checkpoint.save(write); !saved) return saved.error();
  }
  if (best.weights.empty()) {
    return Error{"interrupted", "sweep", "Interrupted before any variant was done."};
  }
  auto session = open(found.best);
  if (!session) return session.error();
  if (auto set = (*session)->restore(best.weights, best.progress); !set) return set.error();
  found.session = std::move(*session);
  return found;
}

}  // namespace edgewise::cli
