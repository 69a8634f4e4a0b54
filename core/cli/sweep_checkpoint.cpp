#include "sweep_checkpoint.hpp"

#include <limits>

#include "run_state.hpp"

namespace edgewise::cli {

namespace {

void writeScoreBits(json::JsonWriter& writer, const char* key, const std::optional<Score>& score) {
  if (!score) return;
  writer.key(key);
  writer.beginObject();
  writer.member("loss", score->loss);  // null: infinite
  if (score->accuracy) writer.member("accuracy", *score->accuracy);
  writer.endObject();
}

void readScoreBits(json::ObjectReader& reader, const char* key, std::optional<Score>& score) {
  reader.object(key, [&](json::ObjectReader& part) {
    Score& read = score.emplace();
    double accuracy = 0;
    readMaybeInfinite(part, "loss", read.loss);
    if (part.number("accuracy", accuracy)) read.accuracy = accuracy;
  });
}

}  // namespace

void writeSweep(json::JsonWriter& writer, const SweepFound& found, const BestVariant& best) {
  writer.key("rows");
  writer.beginArray();
  for (std::size_t k = 0; k < found.rows.size(); ++k) {
    if (!found.rows[k]) continue;
    const auto& [values, metrics, fingerprint] = *found.rows[k];
    writer.beginObject();
    writer.member("variant", found.asked.from + static_cast<std::int64_t>(k));
    writer.member("epoch", metrics.epoch);
    writer.member("samples", metrics.samples);
    writer.member("stepSize", metrics.stepSize);
    writeScoreBits(writer, "train", metrics.train);
    writeScoreBits(writer, "test", metrics.test);
    writer.member("status", trainingStatusNames[static_cast<std::size_t>(metrics.status)]);
    writer.member("reason", metrics.reason);
    writer.member("fingerprint", fingerprint);
    writer.endObject();
  }
  writer.endArray();
  writer.member("best", found.best);
  writer.member("bestLoss", best.loss);
  writeMoment(writer, best.weights, best.progress);
}

void readSweep(json::ObjectReader& reader, const std::vector<Axis>& axes, SweepFound& found,
               BestVariant& best) {
  json::Faults faults;
  reader.require("rows", "they say what is done");
  reader.array("rows", [&](const json::Value& item, const std::string& path) {
    json::ObjectReader part(item, path, faults);
    std::int64_t k = found.asked.from;
    SweepRow row;
    part.require("variant", "it says of which variant");
    part.integer("variant", k, found.asked.from, found.asked.to - 1);
    part.integer("epoch", row.metrics.epoch, 0, maxSamplesSeen);
    part.integer("samples", row.metrics.samples, 0, maxSamplesSeen);
    part.number("stepSize", row.metrics.stepSize);
    part.require("train", "it says how well the training rows are predicted");
    readScoreBits(part, "train", row.metrics.train);
    readScoreBits(part, "test", row.metrics.test);
    part.name("status", row.metrics.status, trainingStatusNames);
    part.text("reason", row.metrics.reason);
    part.text("fingerprint", row.fingerprint);
    part.done();
    row.values = variant(axes, k);
    if (!faults.any()) found.rows[static_cast<std::size_t>(k - found.asked.from)] = std::move(row);
  });
  if (faults.any()) reader.fault("checkpoint", "rows", faults.first()->message);
  reader.integer("best", found.best, found.asked.from, found.asked.to - 1);
  readMaybeInfinite(reader, "bestLoss", best.loss);
  readMoment(reader, best.weights, best.progress);
}

}  // namespace edgewise::cli
