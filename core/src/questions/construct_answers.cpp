// Networks that are constructed, how many there are, and functions without a network.
#include <cstdint>

#include "edgewise/construct.hpp"
#include "network/activation_values.hpp"
#include "network/function_ref.hpp"
#include "project/project_data.hpp"
#include "questions/question.hpp"

namespace edgewise::answers {

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

TruthTable readTruth(ObjectReader& reader, Faults& faults) {
  std::string text;
  reader.require("truth", "it holds the value of each row, such as \"0110\"");
  reader.text("truth", text);
  TruthTable truth;
  for (const char digit : text) {
    if (digit != '0' && digit != '1') {
      faults.add("range", reader.pathOf("truth"), "A truth table consists of the digits 0 and 1.");
      break;
    }
    truth.push_back(digit == '1' ? 1 : 0);
  }
  return truth;
}

// What is to be constructed, and what that needs; the rest stays as it is.
struct ConstructionAsked {
  std::string_view name{};
  TruthTable truth{};
  std::vector<double> x{};
  std::vector<double> y{};
  int neurons = 10;
  MatrixSpec a{};
  MatrixSpec b{};
  MatrixSpec inputs{};
  double scale = 0.1;
  int times = 3;
  bool deep = true;
  std::int64_t seed = 1;
};

ConstructionAsked readConstruction(ObjectReader& reader, Faults& faults) {
  ConstructionAsked asked;
  const auto named = [&](std::string_view name, FunctionRef<void(ObjectReader&)> read) {
    if (reader.object(name, read)) asked.name = name;
  };
  named("running-example", [](ObjectReader&) {});
  named("boolean", [&](ObjectReader& part) { asked.truth = readTruth(part, faults); });
  named("approximation", [&](ObjectReader& part) {
    asked.neurons = countOf(part, "neurons", asked.neurons, 1, 1000);
    asked.x = readNumbers(part, faults, "x");
    asked.y = readNumbers(part, faults, "y");
  });
  named("matrix-product", [&](ObjectReader& part) {
    asked.a = readMatrix(part, faults, "a");
    asked.b = readMatrix(part, faults, "b");
    asked.inputs = readMatrix(part, faults, "x");
  });
  named("product-gate", [&](ObjectReader& part) { part.number("scale", asked.scale); });
  named("sawtooth", [&](ObjectReader& part) {
    asked.times = countOf(part, "times", asked.times, 1, 10);
    part.flag("deep", asked.deep);
  });
  named("hierarchy", [&](ObjectReader& part) { part.integer("seed", asked.seed, 0, maxSeed); });
  return asked;
}

Result<Construction> build(const ConstructionAsked& asked) {
  if (asked.name == "running-example") return runningExample();
  if (asked.name == "boolean") return booleanNetwork(asked.truth);
  if (asked.name == "approximation") return approximation(asked.x, asked.y, asked.neurons);
  if (asked.name == "matrix-product") return matrixProduct(asked.a, asked.b, asked.inputs);
  if (asked.name == "product-gate") return productGate(asked.scale);
  if (asked.name == "sawtooth") return sawtooth(asked.times, asked.deep);
  if (asked.name == "hierarchy") {
    return hierarchyNetwork(static_cast<std::uint64_t>(asked.seed));
  }
  return Error{"missing-key", "",
               "Name one construction: running-example, boolean, approximation, matrix-product, "
               "product-gate, sawtooth or hierarchy."};
}

void writeConstruction(JsonWriter& writer, const Construction& built) {
  writer.beginObject();
  writer.member("document", built.document);
  writer.member("hidden", built.hidden);
  writer.member("error", built.error);
  writer.member("method", built.method);
  writer.endObject();
}

struct Power {
  double base = 2;
  double exponent = 1;
};

Power readPower(ObjectReader& reader, Faults& /*faults*/) {
  Power asked;
  reader.number("base", asked.base);
  reader.number("exponent", asked.exponent);
  return asked;
}

Result<Magnitude> raise(const Power& asked) { return power(asked.base, asked.exponent); }

void writeCount(JsonWriter& writer, const Magnitude& magnitude) {
  writer.beginObject();
  writeMagnitude(writer, magnitude);
  writer.endObject();
}

int readBits(ObjectReader& reader, Faults& /*faults*/) { return countOf(reader, "bits", 1, 1, 60); }

Result<std::int64_t> fewest(int bits) { return edgewise::fewestHidden(bits); }

void writeHidden(JsonWriter& writer, std::int64_t hidden) {
  writer.beginObject();
  writer.member("hidden", hidden);
  writer.endObject();
}

struct FunctionAt {
  Activation function = Activation::identity;
  std::vector<Real> x{};
};

FunctionAt readFunctionAt(ObjectReader& reader, Faults& faults) {
  FunctionAt asked;
  reader.require("function", "it says which one");
  reader.name("function", asked.function, activationNames);
  asked.x = readReals(reader, faults, "x");
  if (asked.function == Activation::softmax) {
    faults.add("unsupported", "function",
               "Softmax is a function of all outputs together: it has no graph over one number.");
  }
  return asked;
}

struct FunctionGraph {
  std::vector<Real> values{};
  std::vector<Real> derivatives{};
};

FunctionGraph graphOfFunction(const FunctionAt& asked) {
  FunctionGraph graph;
  for (const Real x : asked.x) {
    const Lanes in = broadcast(x);
    const Lanes out = value(asked.function, in);
    graph.values.push_back(out[0]);
    graph.derivatives.push_back(derivative(asked.function, in, out)[0]);
  }
  return graph;
}

void writeFunctionGraph(JsonWriter& writer, const FunctionGraph& graph) {
  writer.beginObject();
  writer.list("values", graph.values);
  writer.list("derivatives", graph.derivatives);
  writer.endObject();
}

constexpr std::array constructTable{
    // {running-example: {}}, {boolean: {truth}}, {approximation: {x, y, neurons}},
    // {matrix-product: {a, b, x}}, {product-gate: {scale}}, {sawtooth: {times, deep}} or
    // {hierarchy: {seed}} -> a project.
    aboutNothing<readConstruction, build, writeConstruction>("construct"),
    // {base, exponent} -> how many that are.
    aboutNothing<readPower, raise, writeCount>("count"),
    // {bits} -> the hidden neurons that some boolean function of so many bits needs, at least.
    aboutNothing<readBits, fewest, writeHidden>("fewestHidden"),
    // {function, x: [numbers]} -> its values and derivatives there, for plotting.
    aboutNothing<readFunctionAt, graphOfFunction, writeFunctionGraph>("functionValues"),
};

}  // namespace

std::span<const Question<>> constructQuestions() { return constructTable; }

}  // namespace edgewise::answers
