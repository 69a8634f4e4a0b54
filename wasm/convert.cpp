#include "convert.hpp"

#include <emscripten/bind.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "edgewise/answers.hpp"
#include "edgewise/construct.hpp"
#include "edgewise/dataset.hpp"
#include "edgewise/explain.hpp"
#include "from_js.hpp"
#include "to_js.hpp"
#include "values.hpp"

namespace edgewise::js {

namespace {

// The session's metrics after a change that may have failed.
val metricsOutcome(const Status& status, const Session& session) {
  return status ? outcome(metrics(session)) : outcome(status.error());
}

val answer(const Result<std::string>& text) {
  return text ? outcome(val(*text)) : outcome(text.error());
}

}  // namespace

val open(const std::string& document, const val& apart) {
  auto session = Session::open(document, columnsFrom(apart));
  if (!session) return outcome(session.error());
  return outcome(val(std::shared_ptr<Session>(std::move(*session))));
}

val describe(const std::string& data, const val& apart) {
  const auto dataset = readDataset(data, columnsFrom(apart));
  if (!dataset) return outcome(dataset.error());
  return outcome(dataInfo(*dataset, unseenCategories(*dataset)));
}

val suggest(const std::string& data, const val& apart, const std::string& options) {
  return answer(suggestProject(data, options, columnsFrom(apart)));
}

val preview(const std::string& data, const val& apart, int rows) {
  const auto table = readRows(data, columnsFrom(apart));
  if (!table) return outcome(table.error());
  val lines = val::array();
  for (Index row = 0; row < std::min(rows, table->rows()); ++row) {
    lines.set(row, list(table->columns,
                        [&](const Column& column) { return fromCell(column.cell(row)); }));
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
    info.set("label", label(session, static_cast<Index>(n)));
    neurons.set(n, info);
  }
  val result = val::object();
  result.set("neurons", neurons);
  result.set("edges", list(session.graph().edges, [](const Edge& edge) {
               val ends = val::object();
               ends.set("from", edge.from);
               ends.set("to", edge.to);
               if (edge.frozen) ends.set("frozen", true);
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
  const auto inputs = edgewise::encode(session, {toRawInput(session.encoding(), row)});
  return inputs ? outcome(floats(*inputs)) : outcome(inputs.error());
}

val predict(const Session& session, val rows) {
  std::vector<RawInput> inputs;
  const auto count = rows["length"].as<unsigned>();
  for (unsigned r = 0; r < count; ++r) {
    inputs.push_back(toRawInput(session.encoding(), rows[r]));
  }
  const auto predictions = edgewise::predict(session, inputs);
  if (!predictions) return outcome(predictions.error());
  return outcome(list(*predictions, [&](const Prediction& prediction) {
    return fromPrediction(session.encoding(), prediction);
  }));
}

val evaluate(const Session& session, val inputs) {
  const auto outputs = edgewise::evaluate(session, toFloats(inputs));
  return outputs ? outcome(floats(*outputs)) : outcome(outputs.error());
}

val trace(const Session& session, val inputs, val targets) {
  std::vector<float> truth;
  std::optional<std::span<const Real>> given;
  if (!isNullish(targets)) {
    truth = toFloats(targets);
    given = truth;
  }
  const auto traced = edgewise::trace(session, toFloats(inputs), given);
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

val ask(const Session& session, const std::string& name, const std::string& question) {
  return answer(answers::ask(session, name, question));
}

val askAtLarge(const std::string& name, const std::string& question) {
  return answer(answers::ask(name, question));
}

val examples(const Session& session, val options) {
  const std::string set = textOr(options, "set", "test");
  if (set != "train" && set != "test") {
    return outcome(Error{"name", "set", "\"set\" must be \"train\" or \"test\"."});
  }
  const auto count = [&](const char* key, double absent) {
    return static_cast<Index>(std::clamp(numberOr(options, key, absent), 0.0, 1e9));
  };
  const auto reports =
      edgewise::examples(session, set == "test", count("from", 0), count("count", 1e9));
  return outcome(
      list(reports, [&](const ExampleReport& report) { return fromExample(session, report); }));
}

val map(const Session& session, val request, val into) {
  MapRequest asked = toMapRequest(request);
  auto plane = toPlane(session, request["plane"]);
  if (!plane) return outcome(plane.error());
  asked.plane = std::move(*plane);
  const auto computed = edgewise::map(session, asked);
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
  const auto found = *plane ? edgewise::points(session, **plane, target)
                            : edgewise::points(session, textOr(request, "x", ""), y, target);
  if (!found) return outcome(found.error());
  val result = val::object();
  setRows(result, {{"x", found->x}, {"target", found->target}}, found->test);
  result.set("y", y || *plane ? floats(found->y) : val::null());
  return outcome(result);
}

val predicted(const Session& session, val request) {
  const auto found = edgewise::predicted(session, maybeText(request, "target"));
  if (!found) return outcome(found.error());
  val result = val::object();
  setRows(result, {{"truth", found->truth}, {"predicted", found->predicted}}, found->test);
  return outcome(result);
}

}  // namespace edgewise::js
