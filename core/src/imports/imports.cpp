#include "edgewise/imports.hpp"

#include <cmath>

#include "edgewise/session.hpp"
#include "imports/chain.hpp"
#include "project/base64.hpp"
#include "project/json_reader.hpp"
#include "project/json_writer.hpp"

namespace edgewise {

namespace {

using imports::Chain;
using imports::DenseLayer;
using json::JsonWriter;

void writeImportedEncoders(JsonWriter& writer, std::string_view key, std::string_view what,
                           std::vector<ColumnEncoder> encoders,
                           const std::vector<std::string>& names) {
  writer.key(key);
  writer.beginArray();
  for (std::size_t k = 0; k < encoders.size(); ++k) {
    const ColumnEncoder& encoder = encoders[k];
    writer.beginObject();
    writer.member("name",
                  k < names.size() ? names[k] : std::string(what) + " " + std::to_string(k + 1));
    writer.member("type", "number");
    writer.member("shift", encoder.shift);
    writer.member("scale", encoder.scale);
    if (encoder.fill) {
      writer.member("typical", std::get<double>(encoder.typical));
      writer.member("fill", true);
    }
    writer.endObject();
  }
  writer.endArray();
}

void writeImportedNetwork(JsonWriter& writer, const Chain& chain) {
  std::vector<std::size_t> widths{chain.inputs};
  std::vector<std::string_view> hidden;
  for (const DenseLayer& layer : chain.layers) {
    widths.push_back(layer.width);
    hidden.push_back(name(layer.function));
  }
  hidden.pop_back();
  writer.key("network");
  writer.beginObject();
  writer.list("layers", widths);
  if (!hidden.empty()) writer.list("hidden", hidden);
  writer.member("output", name(chain.layers.back().function));
  writer.endObject();
}

// In edge order: layer by layer, head by head, its tails in order, the bias last.
Result<std::vector<float>> weightsOf(const Chain& chain) {
  std::vector<float> weights;
  bool finite = true;
  const auto add = [&](double weight) {
    weights.push_back(static_cast<float>(weight));
    finite = finite && std::isfinite(weights.back());
  };
  for (const DenseLayer& layer : chain.layers) {
    const std::size_t before = layer.weights.size() / layer.width;
    for (std::size_t head = 0; head < layer.width; ++head) {
      for (std::size_t tail = 0; tail < before; ++tail) add(layer.weights[head * before + tail]);
      add(layer.biases[head]);
    }
  }
  if (finite) return weights;
  return Error{"range", "", "A weight of this model is too large to compute with, or no number."};
}

// The names of the inputs, where the model was exported from here.
std::vector<std::string> namesOfInputs(const imports::OnnxModel& model) {
  const auto samples = model.metadata.find("samples");
  if (samples == model.metadata.end()) return {};
  rapidjson::Document document;
  if (json::parse(samples->second, document) || !document.IsObject()) return {};
  std::vector<std::string> names;
  const auto inputs = document.FindMember("inputs");
  if (inputs == document.MemberEnd() || !inputs->value.IsArray()) return {};
  for (const auto& name : inputs->value.GetArray()) {
    if (!name.IsString()) return {};
    names.emplace_back(name.GetString(), name.GetStringLength());
  }
  return names;
}

}  // namespace

Result<Imported> importOnnx(std::string_view bytes) {
  auto model = imports::readOnnx(bytes);
  if (!model) return model.error();
  auto chain = imports::chainOf(*model);
  if (!chain) return chain.error();
  auto weights = weightsOf(*chain);
  if (!weights) return weights.error();

  std::vector<std::string> names = namesOfInputs(*model);
  if (names.size() != chain->inputs) names.clear();
  JsonWriter writer;
  writer.beginObject();
  writer.member("edgewise", 1);
  writeImportedNetwork(writer, *chain);
  if (!chain->encoders.empty() || !names.empty()) {
    auto inputs = chain->encoders;
    inputs.resize(chain->inputs);
    writer.key("encoding");
    writer.beginObject();
    writeImportedEncoders(writer, "inputs", "input", std::move(inputs), names);
    writeImportedEncoders(writer, "targets", "output",
                          std::vector<ColumnEncoder>(chain->layers.back().width), {});
    writer.endObject();
  }
  writer.member("weights", encodeFloats(*weights));
  writer.endObject();

  // What it says has to hold here as in any other document.
  const auto session = Session::open(writer.text());
  if (!session) return session.error();
  return Imported{.document = (*session)->save(), .notes = std::move(chain->notes)};
}

}  // namespace edgewise
