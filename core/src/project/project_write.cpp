#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "data/decimal.hpp"
#include "network/initialize.hpp"
#include "project/base64.hpp"
#include "project/exact_writer.hpp"
#include "project/json_reader.hpp"
#include "project/project.hpp"

namespace edgewise {

namespace {

using json::Value;
using Allocator = rapidjson::Document::AllocatorType;

void setMember(rapidjson::Document& document, const char* name, Value value) {
  document.RemoveMember(name);
  document.AddMember(rapidjson::StringRef(name), value, document.GetAllocator());
}

Value textValue(const std::string& text, rapidjson::Document::AllocatorType& allocator) {
  return {text.data(), static_cast<rapidjson::SizeType>(text.size()), allocator};
}

Value encodersValue(const std::vector<ColumnEncoder>& encoders,
                    rapidjson::Document::AllocatorType& allocator) {
  Value list(rapidjson::kArrayType);
  for (const ColumnEncoder& encoder : encoders) {
    Value item(rapidjson::kObjectType);
    item.AddMember("name", textValue(encoder.name, allocator), allocator);
    const std::string type(columnTypeNames[static_cast<std::size_t>(encoder.type)]);
    item.AddMember("type", textValue(type, allocator), allocator);
    if (encoder.type == ColumnType::number) {
      item.AddMember("shift", encoder.shift, allocator);
      item.AddMember("scale", encoder.scale, allocator);
      item.AddMember("low", encoder.low, allocator);
      item.AddMember("high", encoder.high, allocator);
    } else if (encoder.type == ColumnType::category) {
      Value categories(rapidjson::kArrayType);
      for (const std::string& category : encoder.categories) {
        categories.PushBack(textValue(category, allocator), allocator);
      }
      item.AddMember("categories", categories, allocator);
      if (encoder.single) item.AddMember("single", true, allocator);
    } else {
      item.AddMember("bytes", encoder.bytes, allocator);
    }
    if (const auto* number = std::get_if<double>(&encoder.typical)) {
      if (std::isfinite(*number)) item.AddMember("typical", *number, allocator);
    } else if (const auto* text = std::get_if<std::string>(&encoder.typical)) {
      item.AddMember("typical", textValue(*text, allocator), allocator);
    }
    if (encoder.fill) item.AddMember("fill", true, allocator);
    list.PushBack(item, allocator);
  }
  return list;
}

// Where the weights stand, and which of them the author gave to start from.
struct Standing {
  std::span<const Real> weights;
  std::vector<std::optional<Real>> given{};
  bool isStart = false;  // nothing but the author's weights, and what the seed draws
  bool isUntrained = false;

  bool areAllGiven() const {
    return std::all_of(given.begin(), given.end(), [](const auto& one) { return one.has_value(); });
  }
  bool isAnyGiven() const {
    return std::any_of(given.begin(), given.end(), [](const auto& one) { return one.has_value(); });
  }
};

bool sameBits(Real a, Real b) { return std::memcmp(&a, &b, sizeof(Real)) == 0; }

Standing standingOf(const Project& project, std::span<const Real> weights, const Progress& state,
                    bool areGiven) {
  Standing standing{.weights = weights,
                    .isUntrained = state.samples == 0 && state.optimizer.moments.empty()};
  standing.isStart = standing.isUntrained;
  const std::vector<Real> starts = initialWeights(project.graph, project.init);
  for (std::size_t e = 0; e < weights.size(); ++e) {
    const bool isMoved = !sameBits(weights[e], starts[e]);
    std::optional<Real> given;
    if (project.graph.edges[e].weight) given = starts[e];
    if (isMoved && standing.isUntrained && areGiven) given = weights[e];
    if (isMoved && !areGiven) standing.isStart = false;
    standing.given.push_back(given);
  }
  return standing;
}

// As a double that has the text of the float: 0.1, where the float is 0.100000001490116. The sign
// of -0 is lost to JavaScript's JSON.stringify; what is too small for a float keeps it.
Value weightValue(Real weight) {
  if (weight == 0 && std::signbit(weight) && sizeof(Real) == sizeof(float)) return Value(-1e-46);
  return Value(*readDecimal(shortest(weight)));
}

void writeAtEdges(const Project& project, const Standing& standing, Value& edges,
                  Allocator& allocator) {
  for (std::size_t e = 0; e < standing.weights.size(); ++e) {
    Value& edge = edges[static_cast<rapidjson::SizeType>(project.documentEdge[e])];
    const std::optional<Real>& given = standing.given[e];
    edge.RemoveMember("weight");
    edge.RemoveMember("start");
    if (!standing.isStart) {
      edge.AddMember("start", given ? weightValue(*given) : Value(), allocator);
    }
    if (!standing.isStart || given) {
      edge.AddMember("weight", weightValue(standing.weights[e]), allocator);
    }
  }
}

// The frozen edges of the short form, with the weights that they have now.
void writeFrozen(const Project& project, std::span<const Real> weights, Value& network,
                 Allocator& allocator) {
  if (!network.HasMember("frozen")) return;
  Value list(rapidjson::kArrayType);
  for (std::size_t e = 0; e < weights.size(); ++e) {
    const Edge& edge = project.graph.edges[e];
    if (!edge.frozen) continue;
    Value item(rapidjson::kObjectType);
    item.AddMember("from", textValue(project.graph.neurons[edge.from].id, allocator), allocator);
    item.AddMember("to", textValue(project.graph.neurons[edge.to].id, allocator), allocator);
    item.AddMember("weight", weightValue(weights[e]), allocator);
    list.PushBack(item, allocator);
  }
  network["frozen"] = list;
}

// One text for all edges; the author's starts, where it needs saying, as another in `progress`.
void writeAsTexts(const Standing& standing, rapidjson::Document& document, Value& progress) {
  auto& allocator = document.GetAllocator();
  const bool isAnyGiven = standing.isAnyGiven();
  if (standing.isStart && !isAnyGiven) return;
  const std::vector<float> weights(standing.weights.begin(), standing.weights.end());
  setMember(document, "weights", textValue(encodeFloats(weights), allocator));
  const bool goesWithoutSaying =
      standing.isStart ? standing.areAllGiven() : !standing.isUntrained && !isAnyGiven;
  if (goesWithoutSaying) return;
  std::vector<float> starts;
  for (const std::optional<Real>& given : standing.given) {
    if (!isAnyGiven) break;
    starts.push_back(given ? static_cast<float>(*given) : std::numeric_limits<float>::quiet_NaN());
  }
  progress.AddMember("start", textValue(encodeFloats(starts), allocator), allocator);
}

Value progressValue(const Progress& state, Allocator& allocator) {
  Value progress(rapidjson::kObjectType);
  progress.AddMember("samples", Value(state.samples), allocator);
  const auto& [steps, moments, of] = state.optimizer;
  if (moments.empty()) return progress;
  progress.AddMember("steps", Value(steps), allocator);
  if (of) {
    const std::string name(optimizerNames[static_cast<std::size_t>(*of)]);
    progress.AddMember("optimizer", textValue(name, allocator), allocator);
  }
  const std::vector<float> floats(moments.begin(), moments.end());
  progress.AddMember("moments", textValue(encodeFloats(floats), allocator), allocator);
  return progress;
}

}  // namespace

std::string writeProject(const Project& project, const std::vector<Real>& weights,
                         const Progress& state, const Encoding* encoding, bool areGiven) {
  constexpr std::size_t mostWrittenOut = 1000;
  rapidjson::Document document;
  (void)json::parse(project.document, document);  // it was read before
  auto& allocator = document.GetAllocator();
  const Standing standing = standingOf(project, weights, state, areGiven);
  Value progress = progressValue(state, allocator);
  document.RemoveMember("weights");
  if (!project.trainingText.empty()) {
    rapidjson::Document training(&allocator);
    (void)json::parse(project.trainingText, training);
    if (!document.HasMember("training")) document.AddMember("training", Value(), allocator);
    document["training"] = static_cast<Value&&>(training);
  }
  if (project.shortForm) {
    writeFrozen(project, weights, document["network"], allocator);
    writeAsTexts(standing, document, progress);
  } else if (weights.size() > mostWrittenOut) {
    for (Value& edge : document["network"]["edges"].GetArray()) {
      edge.RemoveMember("weight");
      edge.RemoveMember("start");
    }
    writeAsTexts(standing, document, progress);
  } else {
    writeAtEdges(project, standing, document["network"]["edges"], allocator);
  }
  setMember(document, "progress", std::move(progress));
  if (encoding != nullptr) {
    Value encoders(rapidjson::kObjectType);
    encoders.AddMember("inputs", encodersValue(encoding->inputs, allocator), allocator);
    encoders.AddMember("targets", encodersValue(encoding->targets, allocator), allocator);
    setMember(document, "encoding", std::move(encoders));
  }
  return json::written(document);
}

}  // namespace edgewise
