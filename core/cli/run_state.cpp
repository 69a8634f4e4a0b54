#include "run_state.hpp"

#include "project/base64.hpp"

namespace edgewise::cli {

void writeFloats(json::JsonWriter& writer, std::string_view key, const std::vector<Real>& numbers) {
  writer.member(key, encodeFloats(std::vector<float>(numbers.begin(), numbers.end())));
}

bool readFloats(json::ObjectReader& reader, std::string_view key, std::vector<Real>& into,
                std::optional<std::size_t> count) {
  std::string text;
  if (!reader.text(key, text)) return false;
  const auto floats = decodeFloats(text);
  if (!floats || (count && floats->size() != *count)) {
    reader.fault("checkpoint", key, "These are not the numbers that belong here.");
    return false;
  }
  into.assign(floats->begin(), floats->end());
  return true;
}

void writeMoment(json::JsonWriter& writer, const std::vector<Real>& weights,
                 const Progress& progress) {
  writeFloats(writer, "weights", weights);
  writer.member("samples", progress.samples);
  writer.member("steps", progress.optimizer.steps);
  if (progress.optimizer.of) {
    writer.member("optimizer", optimizerNames[static_cast<std::size_t>(*progress.optimizer.of)]);
  }
  writeFloats(writer, "moments", progress.optimizer.moments);
}

void readMoment(json::ObjectReader& reader, std::vector<Real>& weights, Progress& progress) {
  readFloats(reader, "weights", weights);
  reader.integer("samples", progress.samples, 0, maxSamplesSeen);
  reader.integer("steps", progress.optimizer.steps, 0, maxSamplesSeen);
  Optimizer of = Optimizer::sgd;
  if (reader.name("optimizer", of, optimizerNames)) progress.optimizer.of = of;
  readFloats(reader, "moments", progress.optimizer.moments);
}

}  // namespace edgewise::cli
