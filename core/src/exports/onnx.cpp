#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "exports/code_texts.hpp"
#include "exports/onnx_graph.hpp"

namespace edgewise::exports {

namespace {

using Attribute = OnnxGraph::Attribute;

constexpr std::int64_t opset = 13;
constexpr std::int64_t machineLearningOpset = 2;
constexpr std::int64_t irVersion = 7;

Attribute whole(const std::string& name, std::int64_t number) {
  return {.name = name, .type = 2, .integers = {number}};
}

std::string castTo(OnnxGraph& graph, const std::string& value, OnnxType type,
                   const std::string& name = "value") {
  return graph.node("Cast", {value}, name, {whole("to", static_cast<std::int64_t>(type))});
}

// Values have names, none of them empty, and run-times take them for C strings.
std::string nameOf(const ColumnEncoder& column) {
  std::string name = column.name.empty() ? "column" : column.name;
  std::replace_if(
      name.begin(), name.end(), [](char letter) { return letter >= 0 && letter < ' '; }, '_');
  return name;
}

// Places on the way through the network: which tensor holds them.
class Places {
 public:
  explicit Places(OnnxGraph& graph) : graph_(graph) {}

  void add(const std::string& tensor, Index count) {
    segments_.push_back({tensor, end_, count});
    end_ += count;
  }

  // The columns of these places, in this order, as one tensor.
  std::string pick(const std::vector<Index>& places) {
    OnnxGraph::Names parts;
    for (std::size_t k = 0; k < places.size();) {
      const Segment& segment = holding(places[k]);
      std::vector<std::int64_t> columns;
      while (k < places.size() && segment.holds(places[k])) {
        columns.push_back(places[k++] - segment.first);
      }
      parts.push_back(columnsOf(segment, columns));
    }
    if (parts.size() == 1) return parts.front();
    return graph_.node("Concat", parts, "picked", {whole("axis", 1)});
  }

  // A column of zeros, one a row.
  std::string zeros() {
    const std::string first = pick({0});
    return graph_.node("Sub", {first, first}, "zeros");
  }

 private:
  struct Segment {
    std::string tensor;
    Index first = 0;
    Index count = 0;

    bool holds(Index place) const { return place >= first && place < first + count; }
  };

  const Segment& holding(Index place) const {
    const auto after =
        std::upper_bound(segments_.begin(), segments_.end(), place,
                         [](Index at, const Segment& segment) { return at < segment.first; });
    return *std::prev(after);
  }

  std::string columnsOf(const Segment& segment, const std::vector<std::int64_t>& columns) {
    bool all = std::ssize(columns) == segment.count;
    for (std::size_t k = 0; k < columns.size(); ++k) {
      all = all && columns[k] == static_cast<std::int64_t>(k);
    }
    if (all) return segment.tensor;
    return graph_.node("Gather", {segment.tensor, graph_.integers(columns)}, "picked",
                       {whole("axis", 1)});
  }

  OnnxGraph& graph_;
  std::vector<Segment> segments_;
  Index end_ = 0;
};

// The encoders: from the columns of a table to the tensor of encoded inputs.
class Encoders {
 public:
  Encoders(OnnxGraph& graph, const std::vector<ColumnEncoder>& columns)
      : graph_(graph), columns_(columns) {}

  std::string encoded() {
    const bool numbers = std::all_of(columns_.begin(), columns_.end(), [](const auto& column) {
      return column.type == ColumnType::number;
    });
    if (numbers) return encodedNumbers(graph_.unique("inputs"), columns_);
    OnnxGraph::Names names;
    for (const ColumnEncoder& column : columns_) names.push_back(graph_.unique(nameOf(column)));
    OnnxGraph::Names parts;
    for (std::size_t k = 0; k < columns_.size(); ++k)
      parts.push_back(encoded(names[k], columns_[k]));
    if (parts.size() == 1) return parts.front();
    return graph_.node("Concat", parts, "encoded", {whole("axis", 1)});
  }

 private:
  // Numbers stay double until they are scaled: of years or prices, float would lose too much.
  std::string encodedNumbers(const std::string& name, std::span<const ColumnEncoder> columns) {
    const auto width = static_cast<Index>(columns.size());
    graph_.input(name, OnnxType::wide, width);
    std::vector<double> shift;
    std::vector<double> scale;
    std::vector<double> typical;
    for (const ColumnEncoder& column : columns) {
      shift.push_back(column.shift);
      scale.push_back(column.scale);
      const double* number = column.fill ? std::get_if<double>(&column.typical) : nullptr;
      typical.push_back(number != nullptr ? *number : std::numeric_limits<double>::quiet_NaN());
    }
    std::string value = name;
    if (std::any_of(typical.begin(), typical.end(), [](double one) { return !std::isnan(one); })) {
      const std::string gaps = graph_.node("IsNaN", {value}, "gaps");
      value = graph_.node("Where", {gaps, graph_.wides(typical, {width}), value}, "filled");
    }
    value = graph_.node("Sub", {value, graph_.wides(shift, {width})}, "shifted");
    value = graph_.node("Div", {value, graph_.wides(scale, {width})}, "scaled");
    return castTo(graph_, value, OnnxType::real, "encoded");
  }

  std::string encoded(const std::string& name, const ColumnEncoder& column) {
    if (column.type == ColumnType::number) return encodedNumbers(name, std::span(&column, 1));
    if (column.type == ColumnType::bytes) {
      graph_.input(name, OnnxType::byte, column.bytes);
      const std::string bytes = castTo(graph_, name, OnnxType::real);
      return graph_.node("Div", {bytes, graph_.reals({255}, {})}, "encoded");
    }
    graph_.input(name, OnnxType::text, 1);
    OnnxGraph::Names keys = column.categories;
    std::vector<std::int64_t> codes;
    for (std::size_t k = 0; k < keys.size(); ++k) codes.push_back(static_cast<std::int64_t>(k));
    const auto* typical = std::get_if<std::string>(&column.typical);
    const bool hasEmpty = std::find(keys.begin(), keys.end(), "") != keys.end();
    if (column.fill && typical != nullptr && !hasEmpty) {
      codes.push_back(std::find(keys.begin(), keys.end(), *typical) - keys.begin());
      keys.emplace_back();
    }
    const std::string code = graph_.node("LabelEncoder", {name}, "code",
                                         {{.name = "keys_strings", .type = 8, .texts = keys},
                                          {.name = "values_int64s", .type = 7, .integers = codes},
                                          whole("default_int64", -1)},
                                         "ai.onnx.ml");
    if (column.single) return castTo(graph_, code, OnnxType::real, "encoded");
    codes.resize(column.categories.size());
    const std::string hot = graph_.node("Equal", {code, graph_.integers(codes)}, "hot");
    return castTo(graph_, hot, OnnxType::real, "encoded");
  }

  OnnxGraph& graph_;
  const std::vector<ColumnEncoder>& columns_;
};

std::string applied(OnnxGraph& graph, Activation function, const std::string& x) {
  const auto call = [&](std::string_view type, const OnnxGraph::Names& inputs) {
    return graph.node(type, inputs);
  };
  const auto real = [&](float number) { return graph.reals({number}, {}); };
  switch (function) {
    case Activation::identity:
    case Activation::softmax:
      return x;
    case Activation::logistic:
      return call("Sigmoid", {x});
    case Activation::tanh:
      return call("Tanh", {x});
    case Activation::rectifier:
      return call("Relu", {x});
    case Activation::leakyRectifier:
      return graph.node("LeakyRelu", {x}, "value", {{.name = "alpha", .type = 1, .number = 0.01F}});
    case Activation::softplus:
      return call("Softplus", {x});
    case Activation::elu:
      return call("Elu", {x});
    case Activation::gelu: {
      const std::string cube = call("Mul", {call("Mul", {x, x}), x});
      const std::string inner = call("Add", {x, call("Mul", {cube, real(0.044715F)})});
      const std::string tanh = call("Tanh", {call("Mul", {inner, real(0.797884561F)})});
      return call("Mul", {call("Mul", {x, real(0.5F)}), call("Add", {tanh, real(1)})});
    }
    case Activation::silu:
      return call("Mul", {x, call("Sigmoid", {x})});
    case Activation::sine:
      return call("Where",
                  {call("Less", {call("Abs", {x}), real(8192)}), call("Sin", {x}), real(0)});
    case Activation::gaussian:
      return call("Exp", {call("Neg", {call("Mul", {x, x})})});
    case Activation::absolute:
      return call("Abs", {x});
    case Activation::step:
      return call("Where", {call("Less", {x, real(0)}), real(0), real(1)});
  }
  return x;
}

std::string sums(OnnxGraph& graph, Places& places, const Block& block) {
  const std::string biases = graph.reals(block.biases, {block.count});
  if (block.tails.empty()) return graph.node("Add", {places.zeros(), biases}, "sums");
  const std::string weights = graph.reals(block.weights, {block.count, std::ssize(block.tails)});
  return graph.node("Gemm", {places.pick(block.tails), weights, biases}, "sums",
                    {whole("transB", 1)});
}

// The value that outputs stand for, as an output of the target's name.
void decode(OnnxGraph& graph, const ColumnEncoder& column, const std::string& own) {
  const std::string wanted = nameOf(column);
  if (column.type == ColumnType::number) {
    const std::string wide = castTo(graph, own, OnnxType::wide);
    const std::string scaled = graph.node("Mul", {wide, graph.wides({column.scale}, {})});
    const std::string name = graph.node("Add", {scaled, graph.wides({column.shift}, {})}, wanted);
    graph.output(name, OnnxType::wide, 1);
    return;
  }
  const std::string code =
      column.single ? castTo(graph, graph.node("GreaterOrEqual", {own, graph.reals({0.5F}, {})}),
                             OnnxType::integer)
                    : graph.node("ArgMax", {own}, "code", {whole("axis", 1), whole("keepdims", 1)});
  const std::string name =
      graph.node("Gather", {graph.texts(column.categories), code}, wanted, {whole("axis", 0)});
  graph.output(name, OnnxType::text, 1);
}

std::string sampleJson(const Session& session, const std::vector<Sample>& samples) {
  json::JsonWriter writer;
  std::vector<std::string> names;
  for (const ColumnEncoder& column : session.encoding().inputs) names.push_back(column.name);
  writer.beginObject();
  writer.list("inputs", names);
  writeSamples(writer, "rows", samples);
  writer.endObject();
  return writer.text();
}

}  // namespace

Result<std::string> onnx(const Session& session) {
  const std::vector<Sample> samples = samplesOf(session);
  const Model model = modelOf(session);
  const Encoding& encoding = session.encoding();
  OnnxGraph graph;
  const std::string encoded = Encoders(graph, encoding.inputs).encoded();
  Places places(graph);
  places.add(encoded, model.inputs);
  for (const Block& block : blocksOf(model)) {
    places.add(applied(graph, block.function, sums(graph, places, block)), block.count);
  }
  std::vector<Index> outputPlaces;
  for (const Index output : model.outputs) outputPlaces.push_back(placeInBlocks(model, output));
  const std::string picked = places.pick(outputPlaces);
  const std::string outputs = model.softmax
                                  ? graph.node("Softmax", {picked}, "outputs", {whole("axis", 1)})
                                  : graph.node("Identity", {picked}, "outputs");
  const auto width = static_cast<Index>(outputPlaces.size());
  graph.output(outputs, OnnxType::real, width);
  Places ofOutputs(graph);
  ofOutputs.add(outputs, width);
  Index first = 0;
  for (const ColumnEncoder& target : encoding.targets) {
    std::vector<Index> own(static_cast<std::size_t>(target.width()));
    std::iota(own.begin(), own.end(), first);
    first += target.width();
    decode(graph, target, ofOutputs.pick(own));
  }

  Message file;
  file.add(1, irVersion);
  file.add(2, std::string_view("edgewise"));
  file.add(3, std::string_view(EDGEWISE_VERSION));
  file.add(7, graph.message());
  const auto uses = [&](std::string_view domain, std::int64_t version) {
    Message one;
    one.add(1, domain);
    one.add(2, version);
    file.add(8, one);
  };
  uses("", opset);
  uses("ai.onnx.ml", machineLearningOpset);
  const auto note = [&](std::string_view key, const std::string& text) {
    Message one;
    one.add(1, key);
    one.add(2, std::string_view(text));
    file.add(14, one);
  };
  note("fingerprint", session.fingerprint());
  note("samples", sampleJson(session, samples));
  return file.bytes();
}

}  // namespace edgewise::exports
