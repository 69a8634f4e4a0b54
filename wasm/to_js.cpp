#include "to_js.hpp"

#include <algorithm>

#include "edgewise/dataset.hpp"
#include "values.hpp"

namespace edgewise::js {

val floats(std::span<const float> values) { return typedArray(values, "Float32Array"); }

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

namespace {

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

}  // namespace

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

namespace {

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

}  // namespace

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

void setRows(val& result,
             std::initializer_list<std::pair<const char*, const std::vector<float>&>> arrays,
             const std::vector<std::uint8_t>& test) {
  for (const auto& [key, values] : arrays) result.set(key, floats(values));
  result.set("test", typedArray(std::span<const std::uint8_t>(test), "Uint8Array"));
}

}  // namespace edgewise::js
