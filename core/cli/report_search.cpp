#include "report_search.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <sstream>

#include "data/decimal.hpp"
#include "questions/question.hpp"
#include "report_text.hpp"

namespace edgewise::cli {

namespace {

void writeMetrics(JsonWriter& writer, const Metrics& metrics) {
  const auto loss = [](const std::optional<Score>& score) {
    return score ? std::optional<double>(score->loss) : std::nullopt;
  };
  const auto accuracy = [](const std::optional<Score>& score) {
    return score ? score->accuracy : std::nullopt;
  };
  writer.key("metrics");
  writer.beginObject();
  writer.member("epoch", metrics.epoch);
  writer.member("samples", metrics.samples);
  writer.member("stepSize", metrics.stepSize);
  writer.member("trainLoss", loss(metrics.train));
  writer.member("testLoss", loss(metrics.test));
  writer.member("accuracy", accuracy(metrics.test ? metrics.test : metrics.train));
  writer.member("trainAccuracy", accuracy(metrics.train));
  writer.member("status", trainingStatusNames[static_cast<std::size_t>(metrics.status)]);
  writer.member("reason", metrics.reason);
  writer.endObject();
}

// Cells below each other, two blanks apart.
std::string aligned(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()), 0);
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], row[c].size());
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      line += row[c];
      if (c + 1 < row.size()) line += std::string(widths[c] - row[c].size() + 2, ' ');
    }
    text += line + "\n";
  }
  return text;
}

std::string lossText(const std::optional<Score>& score) {
  return score ? shortest(score->loss) : "";
}

std::vector<std::string> cellsOf(const SweepRow& row, std::int64_t number) {
  const Metrics& metrics = row.metrics;
  const auto& judged = metrics.test ? metrics.test : metrics.train;
  std::vector<std::string> cells{std::to_string(number)};
  for (const PlacedValue& placed : row.values) cells.push_back(placed.value);
  cells.push_back(std::to_string(metrics.epoch));
  cells.push_back(lossText(metrics.train));
  cells.push_back(lossText(metrics.test));
  cells.push_back(judged && judged->accuracy ? inPercent(*judged->accuracy) : "");
  cells.push_back(row.fingerprint);
  if (metrics.status == TrainingStatus::diverged) cells.emplace_back("diverged");
  return cells;
}

}  // namespace

std::string describeRestarts(const Opened& opened, const Found& found, bool json) {
  const Session& session = *opened.session;
  std::vector<Real> sorted;
  std::copy_if(found.losses.begin(), found.losses.end(), std::back_inserter(sorted),
               [](Real loss) { return !std::isnan(loss); });
  std::sort(sorted.begin(), sorted.end());
  const Real median = sorted[sorted.size() / 2];
  if (json) {
    return toJson([&](JsonWriter& writer) {
      writer.member("first", found.asked.from);
      writer.member("count", found.asked.count());
      writer.member("done", found.isDone());
      writer.member("best", found.best);
      writer.member("loss", found.bestLoss);
      writer.member("median", median);
      writer.list("losses", found.losses);
      writeRead(writer, opened);
      writer.member("fingerprint", session.fingerprint());
    });
  }
  std::ostringstream lines;
  lines << sorted.size() << " restarts: training loss " << shortest(found.bestLoss) << " (number "
        << found.best << ") to " << shortest(sorted.back()) << ", median " << shortest(median)
        << '\n';
  lines << "fingerprint " << session.fingerprint();
  return lines.str();
}

std::string describeExhaustive(const Opened& opened, const ExhaustiveFound& all, bool json) {
  const Session& session = *opened.session;
  const Found& found = all.found;
  const auto gaps = found.done.missing(found.asked);
  const std::int64_t next = gaps.empty() ? found.asked.to : gaps.front().from;
  if (json) {
    return toJson([&](JsonWriter& writer) {
      writer.key("combinations");
      writer.beginObject();
      answers::writeMagnitude(writer, all.combinations);
      writer.endObject();
      writer.member("first", found.asked.from);
      writer.member("next", next);
      writer.member("done", found.isDone());
      writer.key("best");
      writer.beginObject();
      writer.member("index", found.best);
      writer.member("loss", found.bestLoss);
      writer.list("weights", session.weights());
      writer.endObject();
      writeRead(writer, opened);
      writer.member("fingerprint", session.fingerprint());
    });
  }
  std::ostringstream lines;
  lines << found.done.count() << " of " << all.combinations.decimal
        << " combinations: the lowest training loss is " << shortest(found.bestLoss) << " (number "
        << found.best << ")\n";
  lines << "fingerprint " << session.fingerprint();
  return lines.str();
}

std::string describeSweep(const SweepFound& found, bool json) {
  const auto row = [&](std::int64_t k) -> const std::optional<SweepRow>& {
    return found.rows[static_cast<std::size_t>(k - found.asked.from)];
  };
  if (json) {
    return toJson([&](JsonWriter& writer) {
      writer.list("paths", found.paths);
      writer.key("rows");
      writer.beginArray();
      for (std::int64_t k = found.asked.from; k < found.asked.to; ++k) {
        if (!row(k)) continue;
        writer.beginObject();
        writer.member("variant", k);
        writer.key("values");
        writer.beginArray();
        for (const PlacedValue& placed : row(k)->values) writer.json(placed.value);
        writer.endArray();
        writeMetrics(writer, row(k)->metrics);
        writer.member("fingerprint", row(k)->fingerprint);
        writer.endObject();
      }
      writer.endArray();
      writer.member("done", found.done() == found.asked.count());
      writer.member("best", found.best);
      writer.member("fingerprint", found.session->fingerprint());
    });
  }
  std::vector<std::vector<std::string>> rows(1);
  rows.front().emplace_back("variant");
  for (const std::string& path : found.paths) rows.front().push_back(path);
  for (const char* name : {"epoch", "training loss", "test loss", "accuracy", "fingerprint"}) {
    rows.front().emplace_back(name);
  }
  for (std::int64_t k = found.asked.from; k < found.asked.to; ++k) {
    if (row(k)) rows.push_back(cellsOf(*row(k), k));
  }
  std::ostringstream lines;
  lines << aligned(rows) << "best: variant " << found.best << "\nfingerprint "
        << found.session->fingerprint();
  return lines.str();
}

}  // namespace edgewise::cli
