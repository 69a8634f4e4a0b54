#include "edgewise/project.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>

#include "base64.hpp"
#include "edgewise/builtin.hpp"
#include "json_reader.hpp"
#include "project_data.hpp"
#include "project_network.hpp"

namespace edgewise {

namespace {

using json::Faults;
using json::ObjectReader;
using json::Value;

constexpr std::int64_t maxCount = 1'000'000'000'000;

std::string textOf(const Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

void readCount(ObjectReader& reader, std::string_view key, std::optional<std::int64_t>& target) {
  std::int64_t count = 0;
  if (reader.integer(key, count, 1, maxCount)) target = count;
}

void readPositive(ObjectReader& reader, std::string_view key, std::optional<double>& target) {
  double number = 0;
  if (reader.number(key, number, {0})) target = number;
}

void readStepSize(ObjectReader& reader, StepSizeSpec& spec) {
  reader.name("schedule", spec.schedule, scheduleNames);
  reader.number("initial", spec.initial, {0, 1e6});
  reader.number("decay", spec.decay, {0, 1e6});
  reader.integer("warmup", spec.warmup, 0, 1'000'000);
}

void readOptimizer(ObjectReader& reader, OptimizerSpec& spec) {
  constexpr json::Bounds share{0, 0.999999};
  reader.require("name", "it says which optimizer");
  reader.name("name", spec.name, optimizerNames);
  reader.number("momentum", spec.momentum, share);
  reader.number("rho", spec.rho, share);
  reader.number("beta1", spec.beta1, share);
  reader.number("beta2", spec.beta2, share);
  reader.number("epsilon", spec.epsilon, {1e-12, 1});
}

void readTraining(ObjectReader& reader, Project& project) {
  TrainingSpec& spec = project.training;
  reader.name("loss", spec.loss, lossNames);
  reader.object("optimizer", [&](ObjectReader& part) { readOptimizer(part, spec.optimizer); });
  reader.object("stepSize", [&](ObjectReader& part) { readStepSize(part, spec.stepSize); });
  std::int64_t batch = spec.batch;
  reader.integer("batch", batch, 1, 1'000'000);
  spec.batch = static_cast<Index>(batch);
  reader.name("order", spec.order, orderNames);
  reader.object("regularization", [&](ObjectReader& part) {
    part.number("l1", spec.regularization.l1, {0, 1e6});
    part.number("l2", spec.regularization.l2, {0, 1e6});
  });
  reader.object("init", [&](ObjectReader& part) {
    part.name("scheme", project.init.scheme, initSchemeNames);
    std::int64_t seed = 1;
    if (part.integer("seed", seed, 0, maxSeed)) {
      project.init.seed = static_cast<std::uint64_t>(seed);
      spec.seed = project.init.seed;
    }
  });
  reader.object("stop", [&](ObjectReader& part) {
    readCount(part, "epochs", project.stop.epochs);
    readPositive(part, "loss", project.stop.loss);
    readPositive(part, "seconds", project.stop.seconds);
    readCount(part, "patience", project.stop.patience);
  });
}

void readWeights(ObjectReader& reader, Project& project) {
  std::string text;
  if (!reader.text("weights", text)) return;
  auto weights = decodeFloats(text);
  if (!weights || weights->size() != project.graph.edges.size()) {
    const std::string found =
        weights ? "holds " + std::to_string(weights->size()) + " values" : "is no such text";
    reader.fault("weights", "weights",
                 "\"weights\" must be the base64 text of one float32 an edge, " +
                     std::to_string(project.graph.edges.size()) + " here; it " + found + ".");
    return;
  }
  if (!std::all_of(weights->begin(), weights->end(), [](float w) { return std::isfinite(w); })) {
    reader.fault("weights", "weights", "\"weights\" holds a value that is not finite.");
    return;
  }
  project.weights = std::move(*weights);
}

void readProgress(ObjectReader& reader, Project& project) {
  Progress& progress = project.progress;
  reader.integer("samples", progress.samples, 0, maxCount);
  reader.integer("steps", progress.optimizer.steps, 0, maxCount);
  std::string text;
  if (!reader.text("moments", text)) return;
  const auto moments = decodeFloats(text);
  const bool usable = moments && std::all_of(moments->begin(), moments->end(),
                                             [](float m) { return std::isfinite(m); });
  if (!usable || moments->size() % std::max<std::size_t>(1, project.graph.edges.size()) != 0) {
    reader.fault("weights", "moments",
                 "\"moments\" must be the base64 text of one or two finite float32 an edge; leave "
                 "\"progress\" out to start anew.");
    return;
  }
  progress.optimizer.moments.assign(moments->begin(), moments->end());
}

std::vector<ColumnEncoder> readEncoders(ObjectReader& reader, Faults& faults,
                                        std::string_view key) {
  std::vector<ColumnEncoder> encoders;
  reader.require(key, "it lists the encoders of the columns");
  reader.array(key, [&](const Value& item, const std::string& path) {
    ObjectReader part(item, path, faults);
    ColumnEncoder encoder;
    part.require("name", "it says of which column");
    part.text("name", encoder.name);
    part.require("type", "it says how the column is encoded");
    part.name("type", encoder.type, columnTypeNames);
    part.number("shift", encoder.shift);
    part.number("scale", encoder.scale);
    part.number("low", encoder.low);
    part.number("high", encoder.high);
    part.texts("categories", encoder.categories);
    std::int64_t bytes = 0;
    part.integer("bytes", bytes, 0, maxBytes);
    encoder.bytes = static_cast<Index>(bytes);
    if (const Value* typical = part.find("typical"); typical != nullptr) {
      if (typical->IsNumber()) encoder.typical = typical->GetDouble();
      if (typical->IsString()) encoder.typical = std::string(json::textOf(*typical));
    }
    const auto flag = [&](std::string_view name, bool& target) {
      const Value* value = part.find(name);
      if (value == nullptr) return;
      if (!value->IsBool()) part.fault("type", name, "This is true or false.");
      target = value->IsTrue();
    };
    flag("single", encoder.single);
    flag("fill", encoder.fill);
    part.done();
    const bool isSound = encoder.type == ColumnType::number ? encoder.scale != 0
                         : encoder.type == ColumnType::bytes
                             ? encoder.bytes > 0
                             : !encoder.categories.empty() &&
                                   std::ssize(encoder.categories) <= maxCategories &&
                                   (!encoder.single || encoder.categories.size() == 2);
    if (!faults.any() && !isSound) {
      faults.add("encoder", path,
                 "The encoder of \"" + encoder.name +
                     "\" needs a scale other than 0, a number of bytes, or categories (two for a "
                     "single neuron).");
    }
    encoders.push_back(std::move(encoder));
  });
  return encoders;
}

void checkVersion(ObjectReader& reader) {
  reader.require("edgewise", "a project document says its version, \"edgewise\": 1");
  const Value* version = reader.find("edgewise");
  if (version == nullptr || (version->IsInt() && version->GetInt() == 1)) return;
  reader.fault("version", "edgewise",
               "This document is of version " + textOf(*version) +
                   "; this Edgewise reads version 1. Open it with a newer Edgewise.");
}

void readDocument(const Value& value, Apart& apart, Faults& faults, Project& project) {
  ObjectReader reader(value, "", faults);
  checkVersion(reader);
  std::string title;
  reader.text("title", title);
  reader.require("network", "it describes the neurons and edges");
  reader.object("network", [&](ObjectReader& part) { readNetwork(part, faults, project); });
  readWeights(reader, project);
  reader.object("progress", [&](ObjectReader& part) { readProgress(part, project); });
  reader.object("data", [&](ObjectReader& part) {
    readDataPart(part, apart, faults, project.data.emplace());
  });
  reader.object("encoding", [&](ObjectReader& part) {
    Encoding& encoding = project.encoding.emplace();
    encoding.inputs = readEncoders(part, faults, "inputs");
    encoding.targets = readEncoders(part, faults, "targets");
  });
  reader.object("training", [&](ObjectReader& part) { readTraining(part, project); });
  reader.object("goal", [&](ObjectReader& part) {
    GoalSpec& goal = project.goal.emplace();
    readPositive(part, "testLoss", goal.testLoss);
    readCount(part, "epochs", goal.epochs);
    readCount(part, "neurons", goal.neurons);
  });
  if (const Value* view = reader.find("view"); view != nullptr && !view->IsObject()) {
    reader.fault("type", "view", "\"view\" must be an object.");
  }
  reader.done();
}

// RFC 7396.
void mergePatch(Value& target, const Value& patch, rapidjson::Document::AllocatorType& allocator) {
  if (!patch.IsObject()) {
    target.CopyFrom(patch, allocator);
    return;
  }
  if (!target.IsObject()) target.SetObject();
  for (auto member = patch.MemberBegin(); member != patch.MemberEnd(); ++member) {
    if (member->value.IsNull()) {
      target.RemoveMember(member->name);
      continue;
    }
    if (!target.HasMember(member->name)) {
      Value key;
      key.CopyFrom(member->name, allocator);
      target.AddMember(key, Value(), allocator);
    }
    mergePatch(target[member->name], member->value, allocator);
  }
}

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

// Numbers as the shortest text that gives the same float, so that a weight of 0.1 reads "0.1".
struct FloatWriter : rapidjson::Writer<rapidjson::StringBuffer> {
  using Writer::Writer;
  bool Double(double number) {
    const auto single = static_cast<float>(number);
    const std::string text =
        static_cast<double>(single) == number ? shortest(single) : shortest(number);
    return RawValue(text.data(), text.size(), rapidjson::kNumberType);
  }
};

}  // namespace

Result<Project> readProject(std::string text, std::vector<Numbers> given) {
  rapidjson::Document document;
  Apart apart(std::move(given));
  if (auto error = json::parse(text, document, &apart.columns)) return *error;
  Project project;
  Faults faults;
  readDocument(document, apart, faults, project);
  if (faults.any()) return *faults.first();
  project.document = std::move(text);
  return project;
}

Result<DataSpec> readData(std::string_view text, std::vector<Numbers> given) {
  rapidjson::Document document;
  Apart apart(std::move(given));
  if (auto error = json::parse(text, document, &apart.columns)) return *error;
  DataSpec data;
  Faults faults;
  ObjectReader reader(document, "data", faults);
  readDataPart(reader, apart, faults, data);
  reader.done();
  if (faults.any()) return *faults.first();
  return data;
}

Result<Project> withTraining(const Project& project, std::string_view patch) {
  rapidjson::Document changes;
  if (auto error = json::parse(patch, changes)) return *error;
  if (!changes.IsObject()) {
    return Error{"type", "training", "\"training\" must be an object."};
  }
  rapidjson::Document document;
  (void)json::parse(project.document, document);  // it was read before
  auto& allocator = document.GetAllocator();
  if (!document.HasMember("training"))
    setMember(document, "training", Value(rapidjson::kObjectType));
  mergePatch(document["training"], changes, allocator);

  Project changed = project;
  changed.training = {};
  changed.init = {};
  changed.stop = {};
  Faults faults;
  ObjectReader reader(document["training"], "training", faults);
  readTraining(reader, changed);
  reader.done();
  if (faults.any()) return *faults.first();
  changed.document = textOf(document);
  return changed;
}

std::string writeProject(const Project& project, const std::vector<Real>& weights,
                         const Progress& state, const Encoding* encoding) {
  constexpr std::size_t mostWrittenOut = 1000;
  rapidjson::Document document;
  (void)json::parse(project.document, document);  // it was read before
  auto& allocator = document.GetAllocator();
  if (project.shortForm || weights.size() > mostWrittenOut) {
    const std::vector<float> floats(weights.begin(), weights.end());
    const std::string text = encodeFloats(floats);
    setMember(document, "weights", Value(text.data(), text.size(), allocator));
  } else {
    document.RemoveMember("weights");
    Value& edges = document["network"]["edges"];
    for (std::size_t e = 0; e < weights.size(); ++e) {
      Value& edge = edges[static_cast<rapidjson::SizeType>(project.documentEdge[e])];
      edge.RemoveMember("weight");
      edge.AddMember("weight", Value(static_cast<double>(weights[e])), allocator);
    }
  }
  Value progress(rapidjson::kObjectType);
  progress.AddMember("samples", Value(state.samples), allocator);
  if (!state.optimizer.moments.empty()) {
    const std::vector<float> moments(state.optimizer.moments.begin(),
                                     state.optimizer.moments.end());
    const std::string text = encodeFloats(moments);
    progress.AddMember("steps", Value(state.optimizer.steps), allocator);
    progress.AddMember("moments", Value(text.data(), text.size(), allocator), allocator);
  }
  setMember(document, "progress", std::move(progress));
  if (encoding != nullptr) {
    Value encoders(rapidjson::kObjectType);
    encoders.AddMember("inputs", encodersValue(encoding->inputs, allocator), allocator);
    encoders.AddMember("targets", encodersValue(encoding->targets, allocator), allocator);
    setMember(document, "encoding", std::move(encoders));
  }

  rapidjson::StringBuffer buffer;
  FloatWriter writer(buffer);
  document.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

Table tableOf(DataSpec data) {
  if (auto* table = std::get_if<Table>(&data.source)) return std::move(*table);
  if (const auto* name = std::get_if<std::string>(&data.source)) return builtinTable(*name);
  return generate(std::get<GeneratorSpec>(data.source));
}

}  // namespace edgewise
