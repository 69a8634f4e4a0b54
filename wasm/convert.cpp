#include "convert.hpp"

#include <emscripten/bind.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "edgewise/data_facts.hpp"
#include "edgewise/suggest.hpp"
#include "values.hpp"

namespace edgewise::js {

namespace {

// The session's metrics after a change that may have failed.
val metricsOutcome(const Status& status, const Session& session) {
  return status ? outcome(metrics(session)) : outcome(status.error());
}

// ---- core to JavaScript

val floats(std::span<const float> values) { return typedArray(values, "Float32Array"); }

// `earlier` with these numbers in it, where it has room for just these; else a new array.
val refilled(const val& earlier, std::span<const float> values) {
  if (!earlier.instanceof
      (val::global("Float32Array")) || earlier["length"].as<std::size_t>() != values.size()) {
    return floats(values);
  }
  earlier.call<void>("set", val(emscripten::typed_memory_view(values.size(), values.data())));
  return earlier;
}

val idOf(const Session& session, Index neuron) { return val(session.graph().neurons[neuron].id); }

val kindOf(NeuronKind kind) { return text(neuronKindNames[static_cast<std::size_t>(kind)]); }

val roleOf(Role role) { return text(roleNames[static_cast<std::size_t>(role)]); }

// Null for a column that is neither input nor target.
const ColumnEncoder* encoderOf(const Dataset& dataset, const std::string& name) {
  for (const auto* encoders : {&dataset.encoding.inputs, &dataset.encoding.targets}) {
    for (const ColumnEncoder& encoder : *encoders) {
      if (encoder.name == name) return &encoder;
    }
  }
  return nullptr;
}

val columnInfo(const Dataset& dataset, std::size_t place) {
  const Column& column = dataset.table.columns[place];
  const ColumnEncoder* encoder = encoderOf(dataset, column.name);
  const ColumnSummary summary = summarize(column);
  const bool numeric = column.type == ColumnType::number && summary.missing < column.rows();
  const auto number = [&](double value) { return numeric ? val(value) : val::null(); };
  val info = val::object();
  info.set("name", column.name);
  info.set("type", text(columnTypeNames[static_cast<std::size_t>(column.type)]));
  info.set("role", roleOf(dataset.roles[place]));
  info.set("categories", list(column.categories, [](const auto& name) { return val(name); }));
  info.set("missing", summary.missing);
  info.set("dropped", dataset.dropped[place]);
  info.set("min", number(summary.min));
  info.set("max", number(summary.max));
  info.set("mean", number(summary.mean));
  info.set("deviation", number(summary.deviation));
  info.set("constant", summary.constant);
  info.set("width", encoder != nullptr ? encoder->width() : 0);
  const bool scaled = encoder != nullptr && encoder->type == ColumnType::number;
  info.set("shift", scaled ? val(encoder->shift) : val::null());
  info.set("scale", scaled ? val(encoder->scale) : val::null());
  return info;
}

val fromSplit(const Split& split, const Table& table) {
  val info = val::object();
  info.set("train", split.train);
  info.set("seed", static_cast<double>(split.seed));
  info.set("stratify", split.stratify);
  info.set("column", split.column.empty() ? val::null() : val(split.column));
  info.set("why", split.why);
  info.set("columns", list(splitColumns(table), text));
  return info;
}

val fromClasses(const CategoryCounts& classes) {
  val counts = val::array();
  for (std::size_t k = 0; k < classes.categories.size(); ++k) {
    val count = val::object();
    count.set("category", classes.categories[k]);
    count.set("train", classes.train[k]);
    count.set("test", classes.test[k]);
    counts.set(k, count);
  }
  val info = val::object();
  info.set("target", classes.column);
  info.set("counts", counts);
  return info;
}

val fromSuggested(const SuggestedOutput& suggested) {
  val info = val::object();
  info.set("width", suggested.width);
  info.set("output", text(name(suggested.output)));
  info.set("loss", text(lossNames[static_cast<std::size_t>(suggested.loss)]));
  return info;
}

val dataInfo(const Dataset& dataset, const std::vector<std::string>& warnings) {
  val columns = val::array();
  for (std::size_t c = 0; c < dataset.table.columns.size(); ++c) {
    columns.set(c, columnInfo(dataset, c));
  }
  const auto kept = static_cast<Index>(dataset.rows.size());
  val rows = val::object();
  rows.set("total", dataset.table.rows());
  rows.set("kept", kept);
  rows.set("dropped", dataset.table.rows() - kept);
  rows.set("train", dataset.trainCount);
  rows.set("test", dataset.testCount());
  val info = val::object();
  info.set("columns", columns);
  info.set("rows", rows);
  info.set("inputWidth", dataset.encoding.inputWidth());
  info.set("outputWidth", dataset.encoding.outputWidth());
  info.set("split", fromSplit(dataset.split, dataset.table));
  info.set("classes", list(classCounts(dataset), fromClasses));
  info.set("suggested", fromSuggested(suggestOutput(dataset.encoding.targets)));
  info.set("warnings", list(warnings, [](const auto& warning) { return val(warning); }));
  return info;
}

// Per category of the first category target; null if there is none.
val probabilities(const Encoding& encoding, std::span<const Real> outputs) {
  std::size_t first = 0;
  for (const ColumnEncoder& target : encoding.targets) {
    if (target.type == ColumnType::category) {
      const auto values =
          target.shares(outputs.subspan(first, static_cast<std::size_t>(target.width())));
      val shares = val::array();
      for (std::size_t k = 0; k < values.size(); ++k) {
        val share = val::object();
        share.set("category", target.categories[k]);
        share.set("value", values[k]);
        shares.set(k, share);
      }
      return shares;
    }
    first += static_cast<std::size_t>(target.width());
  }
  return val::null();
}

val fromPrediction(const Encoding& encoding, const Prediction& prediction) {
  val values = val::object();
  for (std::size_t k = 0; k < encoding.targets.size(); ++k) {
    values.set(encoding.targets[k].name, fromCell(prediction.values[k]));
  }
  val result = val::object();
  result.set("values", values);
  result.set("outputs", list(prediction.outputs, [](Real out) { return val(out); }));
  result.set("probabilities", probabilities(encoding, prediction.outputs));
  result.set("outside", list(prediction.outside, [](const auto& name) { return val(name); }));
  return result;
}

val fromExample(const Session& session, const ExampleReport& report) {
  const Encoding& encoding = session.encoding();
  val cells = val::object();
  for (const auto* encoders : {&encoding.inputs, &encoding.targets}) {
    for (const ColumnEncoder& encoder : *encoders) {
      const Table& table = session.data()->table;
      cells.set(encoder.name, fromCell(table.columns[*table.find(encoder.name)].cell(report.row)));
    }
  }
  val example = val::object();
  example.set("row", report.row);
  example.set("set", report.test ? "test" : "train");
  example.set("cells", cells);
  example.set("prediction", fromPrediction(encoding, report.prediction));
  example.set("loss", report.loss);
  example.set("correct", orNull(report.correct));
  return example;
}

val fromTerm(const Term& term) {
  val result = val::object();
  result.set("edge", term.edge);
  result.set("value", term.value);
  return result;
}

val fromRange(const std::array<double, 2>& range) {
  return list(range, [](double bound) { return val(bound); });
}

// ---- JavaScript to core

bool isNullish(const val& value) { return value.isUndefined() || value.isNull(); }

// A number member of a request, or what stands in for an absent one.
double numberOr(const val& object, const char* key, double absent) {
  const val value = object[key];
  return value.isNumber() ? value.as<double>() : absent;
}

// A whole number; what is beyond those that a double counts stays beyond them.
std::int64_t countOr(const val& object, const char* key) {
  constexpr auto beyond = static_cast<double>(maxSamplesSeen) + 2;
  const double number = numberOr(object, key, 0);
  return static_cast<std::int64_t>(number >= 0 ? std::min(number, beyond) : -1);
}

std::string textOr(const val& object, const char* key, const std::string& absent) {
  const val value = object[key];
  return value.isString() ? value.as<std::string>() : absent;
}

std::optional<std::string> maybeText(const val& object, const char* key) {
  const val value = object[key];
  if (!value.isString()) return std::nullopt;
  return value.as<std::string>();
}

// Arrays with a number a row, and which rows are the test set's.
void setRows(val& result,
             std::initializer_list<std::pair<const char*, const std::vector<float>&>> arrays,
             const std::vector<std::uint8_t>& test) {
  for (const auto& [key, values] : arrays) result.set(key, floats(values));
  result.set("test", typedArray(std::span<const std::uint8_t>(test), "Uint8Array"));
}

std::vector<float> toFloats(const val& array) {
  return emscripten::convertJSArrayToNumberVector<float>(array);
}

std::vector<Numbers> columnsFrom(const val& arrays) {
  std::vector<Numbers> columns(arrays["length"].as<std::size_t>());
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const auto copy = emscripten::convertJSArrayToNumberVector<double>(arrays[k]);
    columns[k].reserve(copy.size());
    for (const double number : copy) columns[k].add(number);
  }
  return columns;
}

// NaN is a missing cell, as an empty field of a form is.
Cell toCell(const val& value) {
  if (value.isString()) return value.as<std::string>();
  if (!value.isNumber() || std::isnan(value.as<double>())) return std::monostate{};
  return value.as<double>();
}

RawInput toRawInput(const Encoding& encoding, const val& row) {
  RawInput input;
  if (row.isArray()) {
    const auto count = row["length"].as<unsigned>();
    for (unsigned k = 0; k < count; ++k) input.push_back(toCell(row[k]));
  } else {
    for (const ColumnEncoder& encoder : encoding.inputs) {
      input.push_back(toCell(row[encoder.name]));
    }
  }
  return input;
}

std::optional<std::array<double, 2>> toRange(const val& range) {
  if (!range.isArray()) return std::nullopt;
  return std::array<double, 2>{range[0].as<double>(), range[1].as<double>()};
}

// {centre, directions}, or "principal" for that of the session's principal axes; nothing where
// there is neither.
Result<std::optional<Plane>> toPlane(const Session& session, const val& plane) {
  if (plane.isString()) {
    const Result<PrincipalAxes>& axes = session.principalAxes();
    if (!axes) return axes.error();
    return std::optional(axes->plane);
  }
  if (isNullish(plane)) return std::optional<Plane>();
  const auto numbers = [](const val& array) {
    return emscripten::convertJSArrayToNumberVector<double>(array);
  };
  const val directions = plane["directions"];
  return std::optional(
      Plane{numbers(plane["centre"]), {numbers(directions[0]), numbers(directions[1])}});
}

MapRequest toMapRequest(const val& request) {
  MapRequest result;
  result.x = textOr(request, "x", "");
  result.y = maybeText(request, "y");
  result.resolution = static_cast<Index>(std::clamp(numberOr(request, "resolution", 0), 0.0, 1e9));
  result.neurons = request["neurons"].isTrue();
  if (const val fixed = request["fixed"]; !isNullish(fixed)) {
    const val names = val::global("Object").call<val>("keys", fixed);
    const auto count = names["length"].as<unsigned>();
    for (unsigned k = 0; k < count; ++k) {
      const auto name = names[k].as<std::string>();
      const Cell cell = toCell(fixed[name]);
      if (!std::holds_alternative<std::monostate>(cell)) result.fixed[name] = cell;
    }
  }
  if (const val range = request["range"]; !isNullish(range)) {
    result.xRange = toRange(range["x"]);
    result.yRange = toRange(range["y"]);
  }
  return result;
}

}  // namespace

val open(const std::string& document, const val& apart) {
  auto session = Session::open(document, columnsFrom(apart));
  if (!session) return outcome(session.error());
  return outcome(val(std::shared_ptr<Session>(std::move(*session))));
}

val describe(const std::string& data, const val& apart) {
  auto spec = readData(data, columnsFrom(apart));
  if (!spec) return outcome(spec.error());
  const DatasetSpec options = spec->dataset;
  // No network yet: two categories count as two neurons.
  auto dataset = makeDataset(tableOf(std::move(*spec)), options, {});
  if (!dataset) return outcome(dataset.error());
  return outcome(dataInfo(*dataset, unseenCategories(*dataset)));
}

val suggest(const std::string& data, const val& apart, const std::string& options) {
  return answer(suggestProject(data, options, columnsFrom(apart)));
}

val preview(const std::string& data, const val& apart, int rows) {
  auto spec = readData(data, columnsFrom(apart));
  if (!spec) return outcome(spec.error());
  const Table table = tableOf(std::move(*spec));
  val lines = val::array();
  for (Index row = 0; row < std::min(rows, table.rows()); ++row) {
    lines.set(
        row, list(table.columns, [&](const Column& column) { return fromCell(column.cell(row)); }));
  }
  return outcome(lines);
}

val numbers(const Session& session, int column) {
  const Numbers& numbers = session.data()->table.columns[column].numbers;
  std::vector<double> copy(numbers.size());
  for (std::size_t row = 0; row < copy.size(); ++row) copy[row] = numbers[row];
  return typedArray(std::span<const double>(copy), "Float64Array");
}

std::string version() { return EDGEWISE_VERSION; }

val metrics(const Session& session) {
  const Metrics& metrics = session.metrics();
  const auto loss = [](const std::optional<Score>& score) {
    return score ? val(static_cast<double>(score->loss)) : val::null();
  };
  const auto accuracy = [](const std::optional<Score>& score) {
    return score ? orNull(score->accuracy) : val::null();
  };
  val result = val::object();
  result.set("epoch", static_cast<double>(metrics.epoch));
  result.set("samples", static_cast<double>(metrics.samples));
  result.set("stepSize", metrics.stepSize);
  result.set("trainLoss", loss(metrics.train));
  result.set("testLoss", loss(metrics.test));
  result.set("accuracy", accuracy(metrics.test ? metrics.test : metrics.train));
  result.set("trainAccuracy", accuracy(metrics.train));
  const bool judged = metrics.train && metrics.train->accuracy;
  result.set("accuracySet", judged ? val(metrics.test ? "test" : "train") : val::null());
  result.set("accuracyRows",
             judged ? val(metrics.test ? session.data()->testCount() : session.data()->trainCount)
                    : val::null());
  result.set("status", text(trainingStatusNames[static_cast<std::size_t>(metrics.status)]));
  result.set("reason", metrics.reason);
  return result;
}

val topology(const Session& session) {
  const Topology& shape = session.topology();
  const auto ids = [&](const std::vector<Index>& neurons) {
    return list(neurons, [&](Index n) { return idOf(session, n); });
  };
  val result = val::object();
  result.set("feedForward", shape.feedForward);
  result.set("layered", shape.layered);
  result.set("layers", list(shape.layers, ids));
  result.set("cycle", shape.cycle.empty() ? val::null() : ids(shape.cycle));
  val offending = val::null();
  if (shape.offendingEdge) {
    const Edge& edge = session.graph().edges[*shape.offendingEdge];
    offending = val::object();
    offending.set("from", idOf(session, edge.from));
    offending.set("to", idOf(session, edge.to));
  }
  result.set("offendingEdge", offending);
  result.set("withoutBias", ids(shape.withoutBias));
  result.set("warnings", list(shape.warnings, [](const auto& warning) { return val(warning); }));
  return result;
}

val network(const Session& session) {
  val neurons = val::array();
  for (std::size_t n = 0; n < session.graph().neurons.size(); ++n) {
    const Neuron& neuron = session.graph().neurons[n];
    val info = val::object();
    info.set("id", neuron.id);
    info.set("kind", kindOf(neuron.kind));
    info.set("function", text(name(neuron.function)));
    info.set("label", session.label(static_cast<Index>(n)));
    neurons.set(n, info);
  }
  val result = val::object();
  result.set("neurons", neurons);
  result.set("edges", list(session.graph().edges, [](const Edge& edge) {
               val ends = val::object();
               ends.set("from", edge.from);
               ends.set("to", edge.to);
               return ends;
             }));
  return result;
}

val data(const Session& session) {
  return session.data() ? dataInfo(*session.data(), session.warnings()) : val::null();
}

val weights(const Session& session) { return floats(session.weights()); }

val starts(const Session& session) {
  std::vector<float> starts;
  bool isAnyGiven = false;
  for (const Edge& edge : session.graph().edges) {
    isAnyGiven = isAnyGiven || edge.weight.has_value();
    starts.push_back(edge.weight ? static_cast<float>(*edge.weight)
                                 : std::numeric_limits<float>::quiet_NaN());
  }
  if (!isAnyGiven) starts.clear();
  return floats(starts);
}

val setWeights(Session& session, val weights) {
  return metricsOutcome(session.setWeights(toFloats(weights)), session);
}

val restore(Session& session, val weights, val progress) {
  Progress at;
  at.samples = countOr(progress, "samples");
  at.optimizer.steps = countOr(progress, "steps");
  at.optimizer.moments = toFloats(progress["moments"]);
  const std::string of = textOr(progress, "optimizer", "");
  const auto name = std::find(optimizerNames.begin(), optimizerNames.end(), of);
  if (name != optimizerNames.end()) {
    at.optimizer.of = static_cast<Optimizer>(name - optimizerNames.begin());
  } else if (!of.empty()) {
    return outcome(Error{"name", "progress.optimizer", "There is no optimizer \"" + of + "\"."});
  }
  return metricsOutcome(session.restore(toFloats(weights), at), session);
}

val train(Session& session, val request) {
  TrainRequest amount;
  amount.epochs = countOr(request, "epochs");
  amount.samples = countOr(request, "samples");
  amount.milliseconds = numberOr(request, "milliseconds", 0);
  return metricsOutcome(session.train(amount), session);
}

val reset(Session& session, val options) {
  const val seed = options["seed"];
  if (isNullish(seed)) {
    session.reset(std::nullopt);
    return outcome(metrics(session));
  }
  constexpr double largest = 9'007'199'254'740'991;
  const double number = seed.isNumber() ? seed.as<double>() : -1;
  if (!(number >= 0 && number <= largest) || number != std::floor(number)) {
    return outcome(Error{"range", "seed", "A seed is a whole number from 0 to 9007199254740991."});
  }
  session.reset(static_cast<std::uint64_t>(number));
  return outcome(metrics(session));
}

val configure(Session& session, const std::string& training) {
  return metricsOutcome(session.configure(training), session);
}

val encode(const Session& session, val row) {
  const auto inputs = session.encode({toRawInput(session.encoding(), row)});
  return inputs ? outcome(floats(*inputs)) : outcome(inputs.error());
}

val predict(const Session& session, val rows) {
  std::vector<RawInput> inputs;
  const auto count = rows["length"].as<unsigned>();
  for (unsigned r = 0; r < count; ++r) {
    inputs.push_back(toRawInput(session.encoding(), rows[r]));
  }
  const auto predictions = session.predict(inputs);
  if (!predictions) return outcome(predictions.error());
  return outcome(list(*predictions, [&](const Prediction& prediction) {
    return fromPrediction(session.encoding(), prediction);
  }));
}

val evaluate(const Session& session, val inputs) {
  const auto outputs = session.evaluate(toFloats(inputs));
  return outputs ? outcome(floats(*outputs)) : outcome(outputs.error());
}

val trace(const Session& session, val inputs, val targets) {
  std::vector<float> truth;
  std::optional<std::span<const Real>> given;
  if (!isNullish(targets)) {
    truth = toFloats(targets);
    given = truth;
  }
  const auto traced = session.trace(toFloats(inputs), given);
  if (!traced) return outcome(traced.error());

  val neurons = list(traced->neurons, [&](const NeuronTrace& entry) {
    const Neuron& neuron = session.graph().neurons[entry.neuron];
    val info = val::object();
    info.set("id", neuron.id);
    info.set("kind", kindOf(neuron.kind));
    info.set("in", entry.in);
    info.set("out", entry.out);
    info.set("delta", orNull(entry.delta));
    info.set("slope", orNull(entry.slope));
    info.set("fromLoss", orNull(entry.fromLoss));
    info.set("forward", list(entry.forward, fromTerm));
    info.set("backward", list(entry.backward, fromTerm));
    return info;
  });
  val edges = val::array();
  for (std::size_t e = 0; e < session.graph().edges.size(); ++e) {
    const Edge& edge = session.graph().edges[e];
    val info = val::object();
    info.set("from", idOf(session, edge.from));
    info.set("to", idOf(session, edge.to));
    info.set("weight", session.weights()[e]);
    info.set("gradient", traced->gradient ? val((*traced->gradient)[e]) : val::null());
    edges.set(e, info);
  }
  val result = val::object();
  result.set("neurons", neurons);
  result.set("edges", edges);
  result.set("loss", orNull(traced->loss));
  return outcome(result);
}

val code(const Session& session) {
  const std::vector<std::uint8_t> bytes = session.code();
  return typedArray(std::span<const std::uint8_t>(bytes), "Uint8Array");
}

// In WebAssembly a pointer to a function is its place in the module's table.
void useCode(Session& session, std::uintptr_t firstFunction) {
  session.useCode({.forward = reinterpret_cast<Code::Forward>(firstFunction),
                   .addGradient = reinterpret_cast<Code::AddGradient>(firstFunction + 1),
                   .descend = reinterpret_cast<Code::Descend>(firstFunction + 2),
                   .descendBoth = reinterpret_cast<Code::DescendBoth>(firstFunction + 3),
                   .descendByBatch = reinterpret_cast<Code::DescendByBatch>(firstFunction + 4),
                   .loss = session.training().loss,
                   .batch = batchInCode(session.plan(), session.training().batch)});
}

val progress(const Session& session) {
  const Progress at = session.progress();
  val result = val::object();
  result.set("samples", static_cast<double>(at.samples));
  result.set("steps", static_cast<double>(at.optimizer.steps));
  result.set("moments", floats(at.optimizer.moments));
  const auto& of = at.optimizer.of;
  result.set("optimizer", of ? text(optimizerNames[static_cast<std::size_t>(*of)]) : val(""));
  return result;
}

val answer(const Result<std::string>& text) {
  return text ? outcome(val(*text)) : outcome(text.error());
}

val examples(const Session& session, val options) {
  const std::string set = textOr(options, "set", "test");
  if (set != "train" && set != "test") {
    return outcome(Error{"name", "set", "\"set\" must be \"train\" or \"test\"."});
  }
  const auto count = [&](const char* key, double absent) {
    return static_cast<Index>(std::clamp(numberOr(options, key, absent), 0.0, 1e9));
  };
  const auto reports = session.examples(set == "test", count("from", 0), count("count", 1e9));
  return outcome(
      list(reports, [&](const ExampleReport& report) { return fromExample(session, report); }));
}

val map(const Session& session, val request, val into) {
  MapRequest asked = toMapRequest(request);
  auto plane = toPlane(session, request["plane"]);
  if (!plane) return outcome(plane.error());
  asked.plane = std::move(*plane);
  const auto computed = session.map(asked);
  if (!computed) return outcome(computed.error());
  const auto arrays = [&](const char* key, const std::vector<Floats>& values) {
    val earlier = into.isNull() ? into : into[key];
    if (!earlier.isArray()) earlier = val::array();
    int place = 0;
    return list(values, [&](const Floats& one) { return refilled(earlier[place++], one.all()); });
  };
  val result = val::object();
  result.set("x", fromRange(computed->x));
  result.set("y", computed->y ? fromRange(*computed->y) : val::null());
  result.set("resolution", computed->resolution);
  result.set("outputs", arrays("outputs", computed->outputs));
  result.set("neurons",
             computed->neurons.empty() ? val::null() : arrays("neurons", computed->neurons));
  return outcome(result);
}

val points(const Session& session, val request) {
  const auto y = maybeText(request, "y");
  const auto target = maybeText(request, "target");
  const auto plane = toPlane(session, request["plane"]);
  if (!plane) return outcome(plane.error());
  const auto found = *plane ? session.points(**plane, target)
                            : session.points(textOr(request, "x", ""), y, target);
  if (!found) return outcome(found.error());
  val result = val::object();
  setRows(result, {{"x", found->x}, {"target", found->target}}, found->test);
  result.set("y", y || *plane ? floats(found->y) : val::null());
  return outcome(result);
}

val predicted(const Session& session, val request) {
  const auto found = session.predicted(maybeText(request, "target"));
  if (!found) return outcome(found.error());
  val result = val::object();
  setRows(result, {{"truth", found->truth}, {"predicted", found->predicted}}, found->test);
  return outcome(result);
}

}  // namespace edgewise::js
