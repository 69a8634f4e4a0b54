#include "report.hpp"

#include <algorithm>
#include <sstream>

#include "json_writer.hpp"

namespace edgewise::cli {

namespace {

using json::JsonWriter;

template <class Write>
std::string toJson(Write write) {
  JsonWriter writer;
  writer.beginObject();
  write(writer);
  writer.endObject();
  return writer.text();
}

std::string textOf(const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return shortest(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return "";
}

void writeScore(JsonWriter& writer, const char* key, const std::optional<Score>& score) {
  writer.key(key);
  if (!score) {
    writer.value(std::monostate());
    return;
  }
  writer.beginObject();
  writer.member("loss", score->loss);
  if (score->accuracy) writer.member("accuracy", *score->accuracy);
  writer.endObject();
}

void addScore(std::ostringstream& lines, const char* name, const std::optional<Score>& score) {
  if (!score) return;
  lines << name << " loss " << shortest(score->loss);
  if (score->accuracy) lines << ", accuracy " << shortest(*score->accuracy);
  lines << '\n';
}

std::string_view verdict(const Topology& topology) {
  return topology.layered ? "feed-forward, layered" : "feed-forward, not layered";
}

}  // namespace

std::string describeProject(const Session& session, bool json) {
  const Graph& graph = session.graph();
  const Topology& topology = session.topology();
  const auto& data = session.data();
  if (json) {
    return toJson([&](JsonWriter& writer) {
      writer.member("neurons", graph.neurons.size());
      writer.member("edges", graph.edges.size());
      writer.member("layered", topology.layered);
      writer.member("layers", topology.layers.size());
      if (data) {
        writer.member("trainRows", data->trainCount);
        writer.member("testRows", data->testCount());
      }
      writer.list("warnings", topology.warnings);
      writer.member("fingerprint", session.fingerprint());
    });
  }
  std::ostringstream lines;
  lines << graph.neurons.size() << " neurons, " << graph.edges.size() << " edges; "
        << verdict(topology) << ", " << topology.layers.size() << " layers\n";
  if (data) {
    lines << data->trainCount << " training rows, " << data->testCount() << " test rows\n";
  }
  for (const std::string& warning : topology.warnings) lines << "note: " << warning << '\n';
  lines << "fingerprint " << session.fingerprint();
  return lines.str();
}

std::string describeMetrics(const Session& session, bool json) {
  const Metrics& metrics = session.metrics();
  const auto status = trainingStatusNames[static_cast<std::size_t>(metrics.status)];
  if (json) {
    return toJson([&](JsonWriter& writer) {
      writer.member("epoch", metrics.epoch);
      writer.member("samples", metrics.samples);
      writeScore(writer, "train", metrics.train);
      writeScore(writer, "test", metrics.test);
      writer.member("status", status);
      writer.member("reason", metrics.reason);
      writer.member("fingerprint", session.fingerprint());
    });
  }
  std::ostringstream lines;
  lines << "epoch " << metrics.epoch << '\n';
  addScore(lines, "training", metrics.train);
  addScore(lines, "test", metrics.test);
  if (!metrics.reason.empty()) lines << metrics.reason << '\n';
  lines << "fingerprint " << session.fingerprint();
  return lines.str();
}

std::string describePredictions(const Session& session, const std::vector<Prediction>& predictions,
                                bool json) {
  const auto& targets = session.encoding().targets;
  if (json) {
    return toJson([&](JsonWriter& writer) {
      writer.key("predictions");
      writer.beginArray();
      for (const Prediction& prediction : predictions) {
        writer.beginObject();
        writer.key("values");
        writer.beginObject();
        for (std::size_t k = 0; k < targets.size(); ++k) {
          writer.member(targets[k].name, prediction.values[k]);
        }
        writer.endObject();
        writer.list("outputs", prediction.outputs);
        writer.endObject();
      }
      writer.endArray();
    });
  }
  std::ostringstream lines;
  for (const Prediction& prediction : predictions) {
    if (&prediction != predictions.data()) lines << '\n';
    for (std::size_t k = 0; k < targets.size(); ++k) {
      lines << (k > 0 ? ", " : "") << targets[k].name << " " << textOf(prediction.values[k]);
    }
  }
  return lines.str();
}

std::string describeRestarts(const Session& session, const SearchResult& result, bool json) {
  std::vector<Real> sorted = result.losses;
  std::sort(sorted.begin(), sorted.end());
  const Real median = sorted[sorted.size() / 2];
  if (json) {
    return toJson([&](JsonWriter& writer) {
      writer.member("count", result.losses.size());
      writer.member("best", result.best);
      writer.member("loss", result.bestLoss);
      writer.member("median", median);
      writer.list("losses", result.losses);
      writer.member("fingerprint", session.fingerprint());
    });
  }
  std::ostringstream lines;
  lines << result.losses.size() << " restarts: training loss " << shortest(result.bestLoss)
        << " (number " << result.best << ") to " << shortest(sorted.back()) << ", median "
        << shortest(median) << '\n';
  lines << "fingerprint " << session.fingerprint();
  return lines.str();
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
