// Networks that are constructed, how many there are, and functions without a network.
#include <functional>

#include "edgewise/answers.hpp"
#include "edgewise/construct.hpp"
#include "edgewise/counting.hpp"
#include "project/json_writer.hpp"
#include "questions/question.hpp"

namespace edgewise::answers {

namespace {

using json::JsonWriter;

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
    bool deep = true;
    part.flag("deep", deep);
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
