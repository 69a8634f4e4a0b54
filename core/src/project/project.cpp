#include "project/project.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>

#include "data/builtin.hpp"
#include "data/encoder.hpp"
#include "project/base64.hpp"
#include "project/exact_writer.hpp"
#include "project/json_reader.hpp"
#include "project/project_data.hpp"
#include "project/project_network.hpp"

namespace edgewise {

namespace {

using json::Faults;
using json::ObjectReader;
using json::Value;

constexpr std::int64_t maxCount = 1'000'000'000'000;

// The words of the page and of `show`.
constexpr std::array<std::string_view, 9> roomNames{
    "controls", "network", "output", "loss", "inspect", "data", "training", "searches", "compare"};

bool isFinite(float number) { return std::isfinite(number); }

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

void readTraining(ObjectReader& reader, TrainingPart& part) {
  TrainingSpec& spec = part.training;
  reader.name("loss", spec.loss, lossNames);
  reader.object("optimizer",
                [&](ObjectReader& members) { readOptimizer(members, spec.optimizer); });
  reader.object("stepSize", [&](ObjectReader& members) { readStepSize(members, spec.stepSize); });
  std::int64_t batch = spec.batch;
  reader.integer("batch", batch, 1, 1'000'000);
  spec.batch = static_cast<Index>(batch);
  reader.name("order", spec.order, orderNames);
  reader.object("regularization", [&](ObjectReader& members) {
    members.number("l1", spec.regularization.l1, {0, 1e6});
    members.number("l2", spec.regularization.l2, {0, 1e6});
  });
  reader.object("init", [&](ObjectReader& members) {
    members.name("scheme", part.init.scheme, initSchemeNames);
    std::int64_t seed = 1;
    if (members.integer("seed", seed, 0, maxSeed)) {
      part.init.seed = static_cast<std::uint64_t>(seed);
      spec.seed = part.init.seed;
    }
  });
  reader.object("stop", [&](ObjectReader& members) {
    readCount(members, "epochs", part.stop.epochs);
    readPositive(members, "loss", part.stop.loss);
    readPositive(members, "seconds", part.stop.seconds);
    readCount(members, "patience", part.stop.patience);
  });
}

void readWeights(ObjectReader& reader, Project& project) {
  std::string text;
  if (!reader.text("weights", text)) return;
  auto weights = decodeFloats(text);
  if (!weights || weights->size() != project.graph.edges.size()) {
    const std::string found =
        weights ? "holds " + std::to_string(weights->size()) + " values" : "is not such a text";
    reader.fault("weights", "weights",
                 "\"weights\" must be the base64 text of one float32 per edge, " +
                     std::to_string(project.graph.edges.size()) + " here; it " + found + ".");
    return;
  }
  if (!std::all_of(weights->begin(), weights->end(), isFinite)) {
    reader.fault("weights", "weights", "\"weights\" holds a value that is not finite.");
    return;
  }
  project.weights = std::move(*weights);
}

// The author's starting weights, one an edge and NaN where there is none; empty where none is.
void readStart(ObjectReader& reader, const Project& project,
               std::optional<std::vector<float>>& start) {
  std::string text;
  if (!reader.text("start", text)) return;
  start = decodeFloats(text);
  const bool usable =
      start && (start->empty() || start->size() == project.graph.edges.size()) &&
      std::none_of(start->begin(), start->end(), [](float weight) { return std::isinf(weight); });
  if (usable) return;
  reader.fault(
      "weights", "start",
      "\"start\" must be the base64 text of one float32 per edge, NaN where the seed draws "
      "the weight, or empty where it draws all.");
}

// What the document says of present weights and of those to start from is told apart: the graph
// keeps the author's starts, and `weights` the present ones where they are others. A frozen edge
// starts with the weight that it has, where nothing else is said.
void separateStarts(Project& project, const std::vector<EdgeStart>& ofEdges,
                    const std::optional<std::vector<float>>& start) {
  std::vector<Edge>& edges = project.graph.edges;
  const bool isTrained = project.progress.samples > 0;
  const bool isSaid = start || std::any_of(ofEdges.begin(), ofEdges.end(),
                                           [](const EdgeStart& edge) { return edge.isSaid; });
  const bool isGiven = project.weights.has_value();
  if (!isGiven && (isTrained || isSaid)) {
    const std::vector<Real> present = initialWeights(project.graph, project.init);
    project.weights.emplace(present.begin(), present.end());
  }
  for (std::size_t e = 0; e < edges.size(); ++e) {
    const auto place = static_cast<std::size_t>(project.documentEdge[e]);
    if (!ofEdges.empty() && ofEdges[place].isSaid) {
      edges[e].weight = ofEdges[place].weight;
    } else if (edges[e].frozen) {
      if (!isGiven) continue;
      float& present = (*project.weights)[e];
      if (project.shortForm) {
        present = static_cast<float>(*edges[e].weight);
      } else {
        edges[e].weight = present;
      }
    } else if (start) {
      const bool isOwn = !start->empty() && !std::isnan((*start)[e]);
      edges[e].weight = isOwn ? std::optional<double>((*start)[e]) : std::nullopt;
    } else if (isTrained) {
      edges[e].weight.reset();
    } else if (isGiven) {
      edges[e].weight = (*project.weights)[e];
    }
  }
}

void readProgress(ObjectReader& reader, Project& project,
                  std::optional<std::vector<float>>& start) {
  Progress& progress = project.progress;
  reader.integer("samples", progress.samples, 0, maxSamplesSeen);
  reader.integer("steps", progress.optimizer.steps, 0, maxSamplesSeen);
  Optimizer of = Optimizer::sgd;
  if (reader.name("optimizer", of, optimizerNames)) progress.optimizer.of = of;
  readStart(reader, project, start);
  std::string text;
  if (!reader.text("moments", text)) return;
  const auto moments = decodeFloats(text);
  const bool usable = moments && std::all_of(moments->begin(), moments->end(), isFinite);
  if (!usable || moments->size() % std::max<std::size_t>(1, project.graph.edges.size()) != 0) {
    reader.fault("weights", "moments",
                 "\"moments\" must be the base64 text of one or two finite float32 per edge; leave "
                 "\"progress\" out to start anew.");
    return;
  }
  progress.optimizer.moments.assign(moments->begin(), moments->end());
}

void checkEncoder(const ColumnEncoder& encoder, const std::string& path, Faults& faults) {
  const ColumnType type = encoder.type;
  const std::vector<std::string>& categories = encoder.categories;
  const bool isPair = type == ColumnType::category && categories.size() == 2;
  const bool hasWhatItNeeds = type == ColumnType::number ? encoder.scale != 0
                              : type == ColumnType::bytes
                                  ? encoder.bytes > 0
                                  : !categories.empty() && std::ssize(categories) <= maxCategories;
  if (!hasWhatItNeeds || (encoder.single && !isPair)) {
    faults.add("encoder", path,
               "The encoder of \"" + encoder.name +
                   "\" needs a scale other than 0, a number of bytes, or categories (two for a "
                   "single neuron).");
  }
  if (encoder.fill && std::holds_alternative<std::monostate>(encoder.typical)) {
    faults.add("encoder", path,
               "The encoder of \"" + encoder.name +
                   "\" is to fill gaps, and has no \"typical\" value to fill them with.");
  }
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
    part.flag("single", encoder.single);
    part.flag("fill", encoder.fill);
    part.done();
    checkEncoder(encoder, path, faults);
    encoders.push_back(std::move(encoder));
  });
  return encoders;
}

void checkVersion(ObjectReader& reader) {
  reader.require("edgewise", "a project document says its version, \"edgewise\": 1");
  const Value* version = reader.find("edgewise");
  if (version == nullptr || (version->IsInt() && version->GetInt() == 1)) return;
  reader.fault("version", "edgewise",
               "This document is of version " + json::written(*version) +
                   "; this Edgewise reads version 1. Open it with a newer Edgewise.");
}

// How an exercise is set is the page's; here it is only read whether it is written right.
void readExercise(ObjectReader& part) {
  std::string task;
  part.text("task", task);
  part.array("show", [&](const Value& room, const std::string& where) {
    part.nameIndex(room, where, roomNames);
  });
}

void readDocument(const Value& value, Apart& apart, Faults& faults, Project& project) {
  ObjectReader reader(value, "", faults);
  checkVersion(reader);
  std::string title;
  reader.text("title", title);
  reader.require("network", "it describes the neurons and edges");
  std::vector<EdgeStart> ofEdges;
  reader.object("network",
                [&](ObjectReader& part) { readNetwork(part, faults, project, ofEdges); });
  readWeights(reader, project);
  std::optional<std::vector<float>> start;
  reader.object("progress", [&](ObjectReader& part) { readProgress(part, project, start); });
  reader.object("data", [&](ObjectReader& part) {
    readDataPart(part, apart, faults, project.data.emplace());
  });
  reader.object("encoding", [&](ObjectReader& part) {
    Encoding& encoding = project.encoding.emplace();
    encoding.inputs = readEncoders(part, faults, "inputs");
    encoding.targets = readEncoders(part, faults, "targets");
    for (std::size_t k = 0; k < encoding.targets.size(); ++k) {
      if (encoding.targets[k].type != ColumnType::bytes) continue;
      faults.add("unsupported", "encoding.targets[" + std::to_string(k) + "].type",
                 "Texts that go in byte by byte can be inputs, not targets.");
    }
  });
  reader.object("training", [&](ObjectReader& part) { readTraining(part, project); });
  if (const Value* training = reader.find("training")) {
    project.trainingText = json::written(*training);
  }
  reader.object("goal", [&](ObjectReader& part) {
    GoalSpec& goal = project.goal.emplace();
    readPositive(part, "testLoss", goal.testLoss);
    readCount(part, "epochs", goal.epochs);
    readCount(part, "neurons", goal.neurons);
  });
  reader.object("exercise", [](ObjectReader& part) { readExercise(part); });
  if (const Value* view = reader.find("view"); view != nullptr && !view->IsObject()) {
    reader.fault("type", "view", "\"view\" must be an object.");
  }
  reader.done();
  if (!faults.any()) separateStarts(project, ofEdges, start);
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

// The fault of a text that is a part of a document.
Error within(const std::string& part, Error error) {
  if (!error.path.empty()) error.path = part + "." + error.path;
  return error;
}

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
  if (auto error = json::parse(text, document, &apart.columns)) return within("data", *error);
  DataSpec data;
  Faults faults;
  ObjectReader reader(document, "data", faults);
  readDataPart(reader, apart, faults, data);
  reader.done();
  if (faults.any()) return *faults.first();
  return data;
}

Result<TrainingPart> patched(const TrainingPart& training, std::string_view patch) {
  rapidjson::Document changes;
  if (auto error = json::parse(patch, changes)) return within("training", *error);
  if (!changes.IsObject()) {
    return Error{"type", "training", "\"training\" must be an object."};
  }
  rapidjson::Document document(rapidjson::kObjectType);
  if (!training.trainingText.empty()) {
    (void)json::parse(training.trainingText, document);  // it was read before
  }
  mergePatch(document, changes, document.GetAllocator());
  TrainingPart part;
  Faults faults;
  ObjectReader reader(document, "training", faults);
  readTraining(reader, part);
  reader.done();
  if (faults.any()) return *faults.first();
  part.trainingText = json::written(document);
  return part;
}

Table tableOf(DataSpec data) {
  if (auto* table = std::get_if<Table>(&data.source)) return std::move(*table);
  if (const auto* name = std::get_if<std::string>(&data.source)) return builtinTable(*name);
  return generate(std::get<GeneratorSpec>(data.source));
}

}  // namespace edgewise
