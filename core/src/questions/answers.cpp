#include "edgewise/answers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "edgewise/composition.hpp"
#include "edgewise/construct.hpp"
#include "edgewise/counting.hpp"
#include "edgewise/gradient_check.hpp"
#include "edgewise/listing.hpp"
#include "edgewise/measures.hpp"
#include "edgewise/search.hpp"
#include "edgewise/slice.hpp"
#include "project/json_writer.hpp"
#include "questions/question.hpp"

namespace edgewise::answers {

namespace {

using json::JsonWriter;

constexpr std::int64_t maxCount = std::int64_t{1} << 53;

void writeMatrix(JsonWriter& writer, const Matrix& matrix) {
  writer.beginArray();
  for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
    writer.beginArray();
    for (Eigen::Index j = 0; j < matrix.cols(); ++j) writer.value(matrix(i, j));
    writer.endArray();
  }
  writer.endArray();
}

void writeIds(JsonWriter& writer, std::string_view key, const Graph& graph,
              const std::vector<Index>& neurons) {
  writer.key(key);
  writer.beginArray();
  for (const Index n : neurons) writer.value(graph.neurons[n].id);
  writer.endArray();
}

void writeMagnitude(JsonWriter& writer, const Magnitude& magnitude) {
  writer.member("mantissa", magnitude.mantissa);
  writer.member("exponent", magnitude.exponent);
  writer.key("decimal");
  if (magnitude.decimal.empty()) {
    writer.value(std::monostate());
  } else {
    writer.value(magnitude.decimal);
  }
}

void writeBest(JsonWriter& writer, const SearchResult& result) {
  writer.key("best");
  writer.beginObject();
  writer.member("index", result.best);
  writer.member("loss", result.bestLoss);
  writer.list("weights", result.weights);
  writer.endObject();
}

// A question about nothing but "on".
std::optional<Error> askOn(const Session& session, std::string_view question, Asked& asked) {
  return ask(question,
             [&](ObjectReader& reader, Faults& faults) { readOn(session, reader, faults, asked); });
}

std::array<Real, 2> toReal(std::array<double, 2> range) {
  return {static_cast<Real>(range[0]), static_cast<Real>(range[1])};
}

}  // namespace

Result<std::string> lossSlice(const Session& session, std::string_view question) {
  Asked asked;
  Index edge = 0;
  std::array<double, 2> range{};
  Index points = 0;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    reader.require("edge", "it says along which weight");
    const Value* value = reader.find("edge");
    if (value != nullptr) edge = edgeAt(session, *value, "edge", faults);
    if (faults.any()) return;  // there may be no edge at all
    const auto weight = static_cast<double>(session.weights()[edge]);
    range = {weight - 2, weight + 2};
    reader.number("from", range[0], {-1e6, 1e6});
    reader.number("to", range[1], {-1e6, 1e6});
    if (!(range[0] < range[1])) faults.add("range", "to", "\"to\" must be above \"from\".");
    points = countOf(reader, "points", 101, 2, maxSlicePoints);
    readOn(session, reader, faults, asked);
  });
  if (fault) return *fault;
  const LossSlice slice =
      edgewise::lossSlice(session.plan(), session.weights(), session.training().loss,
                          asked.examples, edge, toReal(range), points);
  JsonWriter writer;
  writer.beginObject();
  writer.list("weights", slice.weights);
  writer.list("losses", slice.losses);
  writer.member("weight", slice.weight);
  writer.member("loss", slice.loss);
  writer.member("derivative", slice.derivative);
  const double stepSize = session.metrics().stepSize;
  writer.member("stepSize", stepSize);
  writer.member("next", slice.weight - static_cast<Real>(stepSize) * slice.derivative);
  writer.endObject();
  return writer.text();
}

Result<std::string> lossGrid(const Session& session, std::string_view question) {
  Asked asked;
  std::vector<Index> edges;
  std::vector<std::array<Real, 2>> ranges;
  Index resolution = 0;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    reader.array("edges", [&](const Value& item, const std::string& path) {
      edges.push_back(edgeAt(session, item, path, faults));
    });
    reader.array("ranges", [&](const Value& item, const std::string& path) {
      const bool pair = item.IsArray() && item.Size() == 2 && item[0].IsNumber() &&
                        item[1].IsNumber() && item[0].GetDouble() < item[1].GetDouble();
      if (!pair) {
        faults.add("range", path, "A range goes from a lower to a higher number.");
        return;
      }
      ranges.push_back(toReal({item[0].GetDouble(), item[1].GetDouble()}));
    });
    if (edges.size() != 2 || edges[0] == edges[1] || ranges.size() != 2) {
      faults.add("shape", "edges", "A grid needs two different edges and a range for each.");
    }
    resolution = countOf(reader, "resolution", 41, 2, maxGridPoints);
    readOn(session, reader, faults, asked);
  });
  if (fault) return *fault;
  const LossGrid grid =
      edgewise::lossGrid(session.plan(), session.weights(), session.training().loss, asked.examples,
                         {edges[0], edges[1]}, {ranges[0], ranges[1]}, resolution);
  JsonWriter writer;
  writer.beginObject();
  writer.member("resolution", grid.resolution);
  writer.list("losses", grid.losses);
  writer.list("weights", grid.weights);
  writer.list("derivatives", grid.derivatives);
  writer.member("loss", grid.loss);
  writer.endObject();
  return writer.text();
}

Result<std::string> composition(const Session& session, std::string_view question) {
  if (const auto fault = ask(question, [](ObjectReader&, Faults&) {})) return *fault;
  const Graph& graph = session.graph();
  const auto maps = edgewise::composition(graph, session.topology(), session.weights());
  if (!maps) return maps.error();
  const auto product = collapse(graph, session.topology(), session.weights());
  JsonWriter writer;
  writer.beginObject();
  writer.key("layers");
  writer.beginArray();
  for (const LayerMap& map : *maps) {
    writer.beginObject();
    writeIds(writer, "tails", graph, map.tails);
    writeIds(writer, "heads", graph, map.heads);
    writer.key("functions");
    writer.beginArray();
    for (const Index n : map.heads) writer.value(name(graph.neurons[n].function));
    writer.endArray();
    writer.key("matrix");
    writeMatrix(writer, map.matrix);
    writer.endObject();
  }
  writer.endArray();
  writer.key("product");
  if (product) {
    writeMatrix(writer, *product);
  } else {
    writer.value(std::monostate());
  }
  writer.member("reason", product ? std::string() : product.error().message);
  writer.endObject();
  return writer.text();
}

Result<std::string> measures(const Session& session, std::string_view question) {
  Asked asked;
  if (const auto fault = askOn(session, question, asked)) return *fault;
  const Measures all = measure(session.plan(), session.topology(), session.weights(),
                               session.training().loss, asked.examples, session.encoding().targets);
  JsonWriter writer;
  writer.beginObject();
  writer.key("confusion");
  writer.beginArray();
  for (const ConfusionMatrix& matrix : all.confusion) {
    writer.beginObject();
    writer.member("target", matrix.target);
    writer.list("categories", matrix.categories);
    writer.list("counts", matrix.counts);
    writer.endObject();
  }
  writer.endArray();
  writer.key("rSquared");
  writer.beginArray();
  for (const RSquared& one : all.rSquared) {
    writer.beginObject();
    writer.member("target", one.target);
    writer.member("value", one.value);
    writer.member("meanAbsoluteError", one.meanAbsoluteError);
    writer.endObject();
  }
  writer.endArray();
  writer.key("gradients");
  writer.beginArray();
  for (const LayerGradient& layer : all.gradients) {
    writer.beginObject();
    writer.member("layer", layer.layer);
    writer.member("edges", layer.edges);
    writer.member("norm", layer.norm);
    writer.endObject();
  }
  writer.endArray();
  writeIds(writer, "dead", session.graph(), all.dead);
  writer.endObject();
  return writer.text();
}

Result<std::string> principalAxes(const Session& session, std::string_view question) {
  if (const auto fault = ask(question, [](ObjectReader&, Faults&) {})) return *fault;
  const Result<PrincipalAxes>& axes = session.principalAxes();
  if (!axes) return axes.error();
  JsonWriter writer;
  writer.beginObject();
  writer.key("plane");
  writer.beginObject();
  writer.list("centre", axes->plane.centre);
  writer.key("directions");
  writer.beginArray();
  for (const auto& direction : axes->plane.directions) {
    writer.beginArray();
    for (const double one : direction) writer.value(one);
    writer.endArray();
  }
  writer.endArray();
  writer.endObject();
  writer.list("variances", axes->variances);
  writer.member("total", axes->total);
  writer.key("inUnits");
  const auto raw = inUnits(axes->plane, session.encoding().inputs);
  if (raw) {
    writer.beginObject();
    std::size_t k = 0;
    for (const ColumnEncoder& column : session.encoding().inputs) {
      writer.key(column.name);
      writer.beginObject();
      writer.member("centre", raw->centre[k]);
      writer.list("directions", std::array{raw->directions[0][k], raw->directions[1][k]});
      writer.endObject();
      ++k;
    }
    writer.endObject();
  } else {
    writer.value(std::monostate());
  }
  writer.endObject();
  return writer.text();
}

namespace {

// Place among the kept rows of one that a question names: by its set and its number there, or by
// its number in the table.
std::optional<std::size_t> placeOfExample(const Session& session, ObjectReader& reader,
                                          Faults& faults) {
  const bool test = readTest(reader, "set");
  if (!session.data()) {
    faults.add("data", "set", "The project has no data.");
    return std::nullopt;
  }
  const Dataset& data = *session.data();
  if (reader.has("row")) {
    std::int64_t row = 0;
    reader.integer("row", row, 0, maxCount);
    const auto found = std::find(data.rows.begin(), data.rows.end(), row);
    if (found == data.rows.end()) faults.add("range", "row", "This row is left out of the data.");
    return static_cast<std::size_t>(found - data.rows.begin());
  }
  std::int64_t index = 0;
  const Index count = test ? data.testCount() : data.trainCount;
  reader.integer("index", index, 0, std::max(0, count - 1));
  if (count == 0) faults.add("data", "set", "There are no test rows.");
  return static_cast<std::size_t>(index + (test ? data.trainCount : 0));
}

std::span<const Real> inputsAt(const Session& session, std::size_t place) {
  const std::size_t width = session.plan().inputs.size();
  return std::span(session.data()->inputs).subspan(place * width, width);
}

}  // namespace

Result<std::string> encoded(const Session& session, std::string_view question) {
  std::optional<std::size_t> place;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    place = placeOfExample(session, reader, faults);
  });
  if (fault) return *fault;
  const Dataset& data = *session.data();
  const std::size_t targets = session.plan().outputs.size();
  const Index index = static_cast<Index>(*place) - data.trainCount;
  JsonWriter writer;
  writer.beginObject();
  writer.member("row", data.rows[*place]);
  writer.member("set", index < 0 ? "train" : "test");
  writer.member("index", index < 0 ? static_cast<Index>(*place) : index);
  writer.list("inputs", inputsAt(session, *place));
  writer.list("targets", std::span(data.targets).subspan(*place * targets, targets));
  writer.endObject();
  return writer.text();
}

Result<std::string> collapsed(const Session& session, std::string_view question) {
  std::vector<Real> inputs;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    reader.require("inputs", "it says what goes in");
    for (const double input : readNumbers(reader, faults, "inputs")) {
      inputs.push_back(static_cast<Real>(input));
    }
    if (inputs.size() != session.plan().inputs.size()) {
      faults.add("shape", "inputs", "There must be one value for each input neuron.");
    }
  });
  if (fault) return *fault;
  const Graph& graph = session.graph();
  const auto product = collapse(graph, session.topology(), session.weights());
  if (!product) return product.error();
  const auto outputs = session.evaluate(inputs);
  if (!outputs) return outputs.error();
  std::vector<Real> products;
  products.reserve(outputs->size());
  double difference = 0;
  for (std::size_t k = 0; k < outputs->size(); ++k) {
    const auto row = product->row(static_cast<Eigen::Index>(k));
    Real sum = row(row.size() - 1);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      sum += row(static_cast<Eigen::Index>(i)) * inputs[i];
    }
    products.push_back(sum);
    difference = std::max(difference, std::abs(static_cast<double>(sum) - (*outputs)[k]));
  }
  JsonWriter writer;
  writer.beginObject();
  writeIds(writer, "neurons", graph, session.plan().outputs);
  writer.list("network", *outputs);
  writer.list("product", products);
  writer.member("difference", difference);
  writer.endObject();
  return writer.text();
}

Result<std::string> gradientCheck(const Session& session, std::string_view question) {
  constexpr std::size_t most = 1000;
  Asked asked;
  std::vector<Index> edges;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    reader.require("edges", "it says which weights to move");
    reader.array("edges", [&](const Value& item, const std::string& path) {
      edges.push_back(edgeAt(session, item, path, faults));
    });
    if (edges.size() > most)
      faults.add("range", "edges", "At most 1000 edges are possible at a time.");
    readOn(session, reader, faults, asked);
  });
  if (fault) return *fault;
  JsonWriter writer;
  writer.beginObject();
  writer.member("step", checkStep);
  writer.key("edges");
  writer.beginArray();
  for (const GradientCheck& check : checkGradient(session.plan(), session.weights(),
                                                  session.training().loss, asked.examples, edges)) {
    writer.beginObject();
    writer.member("edge", check.edge);
    writer.member("gradient", check.gradient);
    writer.member("numeric", check.numeric);
    writer.member("difference", check.difference);
    writer.member("below", check.below);
    writer.member("above", check.above);
    writer.endObject();
  }
  writer.endArray();
  writer.endObject();
  return writer.text();
}

Result<std::string> stepped(const Session& session, std::string_view question) {
  Asked asked;
  if (const auto fault = askOn(session, question, asked)) return *fault;
  if (asked.examples.count != 1) return Error{"range", "on", "This is about one example."};
  const TrainingSpec& spec = session.training();
  const Step step{.optimizer = spec.optimizer,
                  .regularization = spec.regularization,
                  .stepSize = session.metrics().stepSize};
  Progress progress = session.progress();
  OptimizerState& state = progress.optimizer;
  const std::vector<Real> gradient =
      meanGradient(session.plan(), session.weights(), spec.loss, asked.examples);
  std::vector<Real> next = session.weights();
  if (!descend(session.plan(), session.weights(), gradient, step, state, next)) {
    return Error{"range", "on", "The weights would leave the range of numbers."};
  }
  JsonWriter writer;
  writer.beginObject();
  writer.list("weights", next);
  writer.member("samples", progress.samples + 1);
  writer.member("steps", state.steps);
  writer.list("moments", state.moments);
  writer.endObject();
  return writer.text();
}

Result<std::string> stepSizes(const Session& session, std::string_view question) {
  std::vector<double> epochs;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    reader.require("epochs", "it says which");
    epochs = readNumbers(reader, faults, "epochs");
    for (std::size_t k = 0; k < epochs.size(); ++k) {
      if (epochs[k] >= 0 && epochs[k] <= maxCount && std::floor(epochs[k]) == epochs[k]) continue;
      faults.add("range", "epochs[" + std::to_string(k) + "]", "Epochs are counted from 0.");
    }
  });
  if (fault) return *fault;
  std::vector<double> values;
  values.reserve(epochs.size());
  for (const double epoch : epochs) {
    values.push_back(stepSizeAt(session.training().stepSize, static_cast<std::int64_t>(epoch)));
  }
  JsonWriter writer;
  writer.beginObject();
  writer.list("values", values);
  writer.endObject();
  return writer.text();
}

Result<std::string> turn(const Session& session, std::string_view question) {
  const auto fault = ask(question, [](ObjectReader&, Faults&) {});
  if (fault) return *fault;
  const auto index = session.turn();
  if (!index) return Error{"data", "", "The project has no data to take turns."};
  const std::int64_t last = std::max<std::int64_t>(0, session.progress().samples - 1);
  JsonWriter writer;
  writer.beginObject();
  writer.member("place", last % session.data()->trainCount);
  writer.member("index", *index);
  writer.member("row", session.data()->rows[static_cast<std::size_t>(*index)]);
  writer.endObject();
  return writer.text();
}

namespace {

ListingSpec readListing(ObjectReader& reader, Faults& faults) {
  ListingSpec spec;
  spec.test = readTest(reader, "set");
  reader.name("order", spec.order, listingOrderNames);
  reader.text("column", spec.column);
  spec.descending = readFlag(reader, faults, "descending", false);
  spec.wrong = readFlag(reader, faults, "wrong", false);
  reader.object("cell", [&](ObjectReader& part) {
    ConfusionCell& cell = spec.cell.emplace();
    part.text("target", cell.target);
    part.text("truth", cell.truth);
    part.text("prediction", cell.prediction);
  });
  spec.from = countOf(reader, "from", 0, 0, 1'000'000'000);
  spec.count = countOf(reader, "count", 50, 0, 10'000);
  return spec;
}

void writeListed(JsonWriter& writer, const Session& session, const ListedExample& listed) {
  const Encoding& encoding = session.encoding();
  const Table& table = session.data()->table;
  const ExampleReport& report = listed.report;
  writer.beginObject();
  writer.member("index", listed.index);
  writer.member("row", report.row);
  writer.key("cells");
  writer.beginObject();
  for (const auto* encoders : {&encoding.inputs, &encoding.targets}) {
    for (const ColumnEncoder& encoder : *encoders) {
      writer.member(encoder.name, table.columns[*table.find(encoder.name)].cell(report.row));
    }
  }
  writer.endObject();
  writer.key("predictions");
  writer.beginObject();
  for (std::size_t k = 0; k < encoding.targets.size(); ++k) {
    writer.member(encoding.targets[k].name, report.prediction.values[k]);
  }
  writer.endObject();
  writer.member("loss", report.loss);
  writer.member("correct", report.correct);
  writer.endObject();
}

}  // namespace

Result<std::string> listing(const Session& session, std::string_view question) {
  ListingSpec spec;
  const auto fault = ask(
      question, [&](ObjectReader& reader, Faults& faults) { spec = readListing(reader, faults); });
  if (fault) return *fault;
  const auto listed = listExamples(session, spec);
  if (!listed) return listed.error();
  JsonWriter writer;
  writer.beginObject();
  writer.member("total", listed->total);
  writer.member("wrong", listed->wrong);
  writer.key("examples");
  writer.beginArray();
  for (const ListedExample& one : listed->examples) writeListed(writer, session, one);
  writer.endArray();
  writer.endObject();
  return writer.text();
}

Result<std::string> restarts(const Session& session, std::string_view question) {
  std::int64_t from = 0;
  std::int64_t to = 1;
  std::int64_t epochs = 0;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults&) {
    reader.integer("from", from, 0, maxCount);
    reader.integer("to", to, 1, maxCount);
    reader.integer("epochs", epochs, 0, maxCount);
  });
  if (fault) return *fault;
  const auto result = edgewise::restarts(session, from, to, epochs);
  if (!result) return result.error();
  JsonWriter writer;
  writer.beginObject();
  writer.list("losses", result->losses);
  writeBest(writer, *result);
  writer.endObject();
  return writer.text();
}

Result<std::string> exhaustive(const Session& session, std::string_view question) {
  ExhaustiveSpec spec;
  std::int64_t from = 0;
  std::int64_t to = 0;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    spec.bits = countOf(reader, "bits", 1, 1, 16);
    const auto range = readRange(reader, faults, "range", {-1, 1});
    spec.low = range[0];
    spec.high = range[1];
    reader.integer("from", from, 0, maxCount);
    reader.integer("to", to, 0, maxCount);
  });
  if (fault) return *fault;
  JsonWriter writer;
  writer.beginObject();
  if (to == 0) {
    writeMagnitude(writer, combinations(session, spec));
  } else {
    const auto result = edgewise::exhaustive(session, spec, from, to);
    if (!result) return result.error();
    writeBest(writer, *result);
  }
  writer.endObject();
  return writer.text();
}

namespace {

MatrixSpec readMatrix(ObjectReader& reader, Faults& faults, std::string_view key) {
  MatrixSpec matrix;
  reader.array(key, [&](const Value& row, const std::string& path) {
    if (!row.IsArray() || (matrix.rows > 0 && static_cast<int>(row.Size()) != matrix.columns)) {
      faults.add("shape", path, "A matrix is a list of rows of the same length.");
      return;
    }
    matrix.columns = static_cast<int>(row.Size());
    ++matrix.rows;
    for (const Value& item : row.GetArray()) {
      if (!item.IsNumber()) faults.add("type", path, "Numbers are expected here.");
      matrix.values.push_back(item.IsNumber() ? item.GetDouble() : 0);
    }
  });
  return matrix;
}

Truth readTruth(ObjectReader& reader, Faults& faults) {
  std::string text;
  reader.require("truth", "it holds the value of each row, such as \"0110\"");
  reader.text("truth", text);
  Truth truth;
  for (const char digit : text) {
    if (digit != '0' && digit != '1') {
      faults.add("range", reader.pathOf("truth"), "A truth table consists of the digits 0 and 1.");
      break;
    }
    truth.push_back(digit == '1' ? 1 : 0);
  }
  return truth;
}

// What builds the construction, once the question has been read without a fault.
using Build = std::function<Result<Construction>()>;

Build readConstruction(ObjectReader& reader, Faults& faults) {
  Build build;
  reader.object("running-example", [&](ObjectReader&) { build = runningExample; });
  reader.object("boolean", [&](ObjectReader& part) {
    build = [truth = readTruth(part, faults)] { return booleanNetwork(truth); };
  });
  reader.object("approximation", [&](ObjectReader& part) {
    const int neurons = countOf(part, "neurons", 10, 1, 1000);
    build = [x = readNumbers(part, faults, "x"), y = readNumbers(part, faults, "y"), neurons] {
      return approximation(x, y, neurons);
    };
  });
  reader.object("matrix-product", [&](ObjectReader& part) {
    build = [a = readMatrix(part, faults, "a"), b = readMatrix(part, faults, "b")] {
      return matrixProduct(a, b);
    };
  });
  reader.object("product-gate", [&](ObjectReader& part) {
    double scale = 0.1;
    part.number("scale", scale);
    build = [scale] { return productGate(scale); };
  });
  reader.object("sawtooth", [&](ObjectReader& part) {
    const int times = countOf(part, "times", 3, 1, 10);
    const bool deep = readFlag(part, faults, "deep", true);
    build = [times, deep] { return sawtooth(times, deep); };
  });
  return build;
}

}  // namespace

Result<std::string> construct(std::string_view question) {
  Build build;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    build = readConstruction(reader, faults);
  });
  if (fault) return *fault;
  if (!build) {
    return Error{"missing-key", "",
                 "Name one construction: running-example, boolean, approximation, matrix-product, "
                 "product-gate or sawtooth."};
  }
  const auto built = build();
  if (!built) return built.error();
  JsonWriter writer;
  writer.beginObject();
  writer.member("document", built->document);
  writer.member("hidden", built->hidden);
  writer.member("error", built->error);
  writer.member("method", built->method);
  writer.endObject();
  return writer.text();
}

Result<std::string> count(std::string_view question) {
  double base = 2;
  double exponent = 1;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults&) {
    reader.number("base", base);
    reader.number("exponent", exponent);
  });
  if (fault) return *fault;
  const auto magnitude = power(base, exponent);
  if (!magnitude) return magnitude.error();
  JsonWriter writer;
  writer.beginObject();
  writeMagnitude(writer, *magnitude);
  writer.endObject();
  return writer.text();
}

Result<std::string> fewestHidden(std::string_view question) {
  int bits = 1;
  const auto fault = ask(
      question, [&](ObjectReader& reader, Faults&) { bits = countOf(reader, "bits", 1, 1, 60); });
  if (fault) return *fault;
  const auto hidden = edgewise::fewestHidden(bits);
  if (!hidden) return hidden.error();
  JsonWriter writer;
  writer.beginObject();
  writer.member("hidden", *hidden);
  writer.endObject();
  return writer.text();
}

Result<std::string> functionValues(std::string_view question) {
  auto function = Activation::identity;
  std::vector<double> x;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    reader.require("function", "it says which one");
    reader.name("function", function, activationNames);
    x = readNumbers(reader, faults, "x");
    if (function == Activation::softmax) {
      faults.add("unsupported", "function",
                 "Softmax is a function of all outputs together: it has no graph over one number.");
    }
  });
  if (fault) return *fault;
  std::vector<Real> values;
  std::vector<Real> derivatives;
  for (const double at : x) {
    const Lanes in = broadcast(static_cast<Real>(at));
    const Lanes out = value(function, in);
    values.push_back(out[0]);
    derivatives.push_back(derivative(function, in, out)[0]);
  }
  JsonWriter writer;
  writer.beginObject();
  writer.list("values", values);
  writer.list("derivatives", derivatives);
  writer.endObject();
  return writer.text();
}

}  // namespace edgewise::answers
