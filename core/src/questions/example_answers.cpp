// Single rows: as they go into the network, the one in turn, a step on one of them, lists of many.
#include <algorithm>
#include <cmath>

#include "edgewise/answers.hpp"
#include "edgewise/listing.hpp"
#include "edgewise/slice.hpp"
#include "project/json_writer.hpp"
#include "questions/question.hpp"

namespace edgewise::answers {

namespace {

using json::JsonWriter;

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

ListingSpec readListing(ObjectReader& reader, Faults& faults) {
  ListingSpec spec;
  spec.test = readTest(reader, "set");
  reader.name("order", spec.order, listingOrderNames);
  reader.text("column", spec.column);
  reader.flag("descending", spec.descending);
  reader.flag("wrong", spec.wrong);
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

}  // namespace edgewise::answers
