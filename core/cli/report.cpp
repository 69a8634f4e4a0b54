#include "report.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <sstream>

namespace edgewise::cli {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

template <class Write>
std::string toJson(Write write) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  write(writer);
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

void writeText(Writer& writer, const char* key, const std::string& text) {
  writer.Key(key);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

// Numbers as their shortest texts; what is not finite is null, since JSON has no word for it.
void writeNumber(Writer& writer, float number) {
  if (!std::isfinite(number)) {
    writer.Null();
    return;
  }
  const std::string text = shortest(number);
  writer.RawValue(text.data(), text.size(), rapidjson::kNumberType);
}

void writeCell(Writer& writer, const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) {
    writer.Double(*number);
  } else if (const auto* text = std::get_if<std::string>(&cell)) {
    writer.String(text->data(), static_cast<rapidjson::SizeType>(text->size()));
  } else {
    writer.Null();
  }
}

std::string textOf(const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return shortest(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return "";
}

void writeScore(Writer& writer, const char* key, const std::optional<Score>& score) {
  writer.Key(key);
  if (!score) {
    writer.Null();
    return;
  }
  writer.StartObject();
  writer.Key("loss");
  writeNumber(writer, static_cast<float>(score->loss));
  if (score->accuracy) {
    writer.Key("accuracy");
    writer.Double(*score->accuracy);
  }
  writer.EndObject();
}

void addScore(std::ostringstream& lines, const char* name, const std::optional<Score>& score) {
  if (!score) return;
  lines << name << " loss " << shortest(static_cast<float>(score->loss));
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
    return toJson([&](Writer& writer) {
      writer.Key("neurons");
      writer.Uint64(graph.neurons.size());
      writer.Key("edges");
      writer.Uint64(graph.edges.size());
      writer.Key("layered");
      writer.Bool(topology.layered);
      writer.Key("layers");
      writer.Uint64(topology.layers.size());
      if (data) {
        writer.Key("trainRows");
        writer.Int(data->trainCount);
        writer.Key("testRows");
        writer.Int(data->testCount());
      }
      writer.Key("warnings");
      writer.StartArray();
      for (const std::string& warning : topology.warnings) writer.String(warning.c_str());
      writer.EndArray();
      writeText(writer, "fingerprint", session.fingerprint());
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
    return toJson([&](Writer& writer) {
      writer.Key("epoch");
      writer.Int64(metrics.epoch);
      writer.Key("samples");
      writer.Int64(metrics.samples);
      writeScore(writer, "train", metrics.train);
      writeScore(writer, "test", metrics.test);
      writeText(writer, "status", std::string(status));
      writeText(writer, "reason", metrics.reason);
      writeText(writer, "fingerprint", session.fingerprint());
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
    return toJson([&](Writer& writer) {
      writer.Key("predictions");
      writer.StartArray();
      for (const Prediction& prediction : predictions) {
        writer.StartObject();
        writer.Key("values");
        writer.StartObject();
        for (std::size_t k = 0; k < targets.size(); ++k) {
          writer.Key(targets[k].name.c_str());
          writeCell(writer, prediction.values[k]);
        }
        writer.EndObject();
        writer.Key("outputs");
        writer.StartArray();
        for (const Real output : prediction.outputs) {
          writeNumber(writer, static_cast<float>(output));
        }
        writer.EndArray();
        writer.EndObject();
      }
      writer.EndArray();
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

std::string describeError(const Error& error, bool json) {
  if (json) {
    return toJson([&](Writer& writer) {
      writer.Key("error");
      writer.StartObject();
      writeText(writer, "code", error.code);
      writeText(writer, "path", error.path);
      writeText(writer, "message", error.message);
      writer.EndObject();
    });
  }
  return (error.path.empty() ? "" : error.path + ": ") + error.message;
}

}  // namespace edgewise::cli
