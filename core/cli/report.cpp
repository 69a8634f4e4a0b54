#include "report.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "csv.hpp"
#include "data/decimal.hpp"
#include "explain/measures.hpp"
#include "network/plan.hpp"
#include "report_data.hpp"
#include "report_reading.hpp"
#include "report_text.hpp"

namespace edgewise::cli {

namespace {

// How well a set of rows is predicted.
struct SetScore {
  std::string name;  // "training"
  Index rows = 0;
  std::optional<Score> score{};
  std::vector<RSquared> rSquared{};  // of targets that are numbers
};

SetScore scoreOf(const Session& session, bool test) {
  const Metrics& metrics = session.metrics();
  SetScore set{.name = test ? "test" : "training", .score = test ? metrics.test : metrics.train};
  if (!set.score) return set;
  const Examples examples = test ? session.data()->test() : session.data()->train();
  set.rows = examples.count;
  const auto& targets = session.encoding().targets;
  const bool numbers = std::any_of(targets.begin(), targets.end(), [](const auto& target) {
    return target.type == ColumnType::number;
  });
  if (!numbers) return set;
  set.rSquared = measure(session.plan(), session.topology(), session.weights(),
                         session.training().loss, examples, targets)
                     .rSquared;
  return set;
}

void writeScore(JsonWriter& writer, const char* key, const SetScore& set) {
  writer.key(key);
  if (!set.score) {
    writer.value(std::monostate());
    return;
  }
  writer.beginObject();
  writer.member("loss", set.score->loss);
  if (set.score->accuracy) writer.member("accuracy", *set.score->accuracy);
  if (!set.rSquared.empty()) {
    writer.key("rSquared");
    writer.beginObject();
    for (const RSquared& one : set.rSquared) writer.member(one.target, one.value);
    writer.endObject();
  }
  writer.member("rows", set.rows);
  writer.endObject();
}

void addScore(std::ostream& lines, const SetScore& set) {
  if (!set.score) return;
  lines << set.name << " loss " << shortest(set.score->loss);
  if (set.score->accuracy) lines << ", accuracy " << inPercent(*set.score->accuracy);
  for (const RSquared& one : set.rSquared) {
    if (!one.value) continue;
    lines << ", R squared " << shortest(std::round(*one.value * 1000) / 1000);
    if (set.rSquared.size() > 1) lines << " for " << one.target;
  }
  lines << " of " << set.rows << " " << set.name << (set.rows == 1 ? " row\n" : " rows\n");
}

std::string_view verdict(const Topology& topology) {
  return topology.layered ? "feed-forward, layered" : "feed-forward, not layered";
}

}  // namespace

std::string describeProject(const Opened& opened, bool json) {
  const Session& session = *opened.session;
  const Graph& graph = session.graph();
  const Topology& topology = session.topology();
  const auto advice = advise(session);
  if (json) {
    return toJson([&](JsonWriter& writer) {
      writer.member("neurons", graph.neurons.size());
      writer.member("edges", graph.edges.size());
      writer.member("layered", topology.layered);
      writer.member("layers", topology.layers.size());
      writeData(writer, session, advice);
      writeRead(writer, opened);
      writer.member("fingerprint", session.fingerprint());
    });
  }
  std::ostringstream lines;
  lines << graph.neurons.size() << " neurons, " << graph.edges.size() << " edges; "
        << verdict(topology) << ", " << topology.layers.size() << " layers\n";
  addData(lines, session, advice);
  lines << "fingerprint " << session.fingerprint();
  return lines.str();
}

std::string describeMetrics(const Opened& opened, const std::vector<double>& losses, bool json) {
  const Session& session = *opened.session;
  const Metrics& metrics = session.metrics();
  const auto status = trainingStatusNames[static_cast<std::size_t>(metrics.status)];
  const SetScore training = scoreOf(session, false);
  const SetScore test = scoreOf(session, true);
  const auto advice = advise(session, losses);
  if (json) {
    return toJson([&](JsonWriter& writer) {
      writer.member("epoch", metrics.epoch);
      writer.member("samples", metrics.samples);
      writeScore(writer, "train", training);
      writeScore(writer, "test", test);
      writer.member("status", status);
      writer.member("reason", metrics.reason);
      writeData(writer, session, advice);
      writeRead(writer, opened);
      writer.member("fingerprint", session.fingerprint());
    });
  }
  std::ostringstream lines;
  addData(lines, session, advice);
  lines << "epoch " << metrics.epoch << '\n';
  addScore(lines, training);
  addScore(lines, test);
  if (!metrics.reason.empty()) lines << metrics.reason << '\n';
  lines << "fingerprint " << session.fingerprint();
  return lines.str();
}

std::string describePredictions(const Session& session, const PredictedRows& rows, bool json) {
  if (!json) return toCsv(rows.table);
  const auto& targets = session.encoding().targets;
  return toJson([&](JsonWriter& writer) {
    writer.key("predictions");
    writer.beginArray();
    for (const auto& prediction : rows.predictions) {
      if (!prediction) {
        writer.value(std::monostate());
        continue;
      }
      writer.beginObject();
      writer.key("values");
      writer.beginObject();
      for (std::size_t k = 0; k < targets.size(); ++k) {
        writer.member(targets[k].name, prediction->values[k]);
      }
      writer.endObject();
      writer.list("outputs", prediction->outputs);
      writer.list("outside", prediction->outside);
      writer.endObject();
    }
    writer.endArray();
    writer.list("failed", rows.failed);
    writeReading(writer, rows.reading);
  });
}

std::string describeFailures(const PredictedRows& rows) {
  constexpr std::size_t shown = 10;
  std::string lines;
  for (const std::string& note : rows.notes) lines += "note: " + note + "\n";
  for (std::size_t k = 0; k < std::min(shown, rows.failed.size()); ++k) {
    lines += "not predicted: " + rows.failed[k] + "\n";
  }
  if (rows.failed.size() > shown) {
    lines += "not predicted: " + std::to_string(rows.failed.size() - shown) + " more rows\n";
  }
  return lines;
}

std::string describeError(const Error& error, bool json) {
  if (json) {
    return toJson([&](JsonWriter& writer) {
      writer.key("error");
      writer.beginObject();
      writer.member("code", error.code);
      writer.member("path", error.path);
      writer.member("message", error.message);
      writer.endObject();
    });
  }
  return (error.path.empty() ? "" : error.path + ": ") + error.message;
}

}  // namespace edgewise::cli
