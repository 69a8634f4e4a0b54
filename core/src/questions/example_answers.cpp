// Single rows: as they go into the network, the one in turn, a step on one of them, lists of many.
#include <algorithm>
#include <cmath>

#include "edgewise/explain.hpp"
#include "explain/slice.hpp"
#include "network/descend.hpp"
#include "questions/listing.hpp"
#include "questions/question.hpp"

namespace edgewise::answers {

namespace {

// Place among the kept rows of one that a question names: by its set and its number there, or by
// its number in the table.
std::size_t readPlace(const Session& session, ObjectReader& reader, Faults& faults) {
  const bool test = readTest(reader, "set");
  if (!session.data()) {
    faults.add("data", "set", "The project has no data.");
    return 0;
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

struct EncodedExample {
  Index row = 0;  // in the table
  bool test = false;
  Index index = 0;  // in its set
  std::span<const Real> inputs{};
  std::span<const Real> targets{};
};

EncodedExample encodedAt(const Session& session, std::size_t place) {
  const Dataset& data = *session.data();
  const auto at = [&](const std::vector<Real>& values, std::size_t width) {
    return std::span(values).subspan(place * width, width);
  };
  const auto index = static_cast<Index>(place);
  const bool test = index >= data.trainCount;
  return EncodedExample{.row = data.rows[place],
                        .test = test,
                        .index = test ? index - data.trainCount : index,
                        .inputs = at(data.inputs, session.plan().inputs.size()),
                        .targets = at(data.targets, session.plan().outputs.size())};
}

void writeEncoded(JsonWriter& writer, const Session& /*session*/, const EncodedExample& example) {
  writer.beginObject();
  writer.member("row", example.row);
  writer.member("set", example.test ? "test" : "train");
  writer.member("index", example.index);
  writer.list("inputs", example.inputs);
  writer.list("targets", example.targets);
  writer.endObject();
}

ListingSpec readListing(const Session& /*session*/, ObjectReader& reader, Faults& /*faults*/) {
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

void writeListing(JsonWriter& writer, const Session& session, const Listing& listed) {
  writer.beginObject();
  writer.member("total", listed.total);
  writer.member("wrong", listed.wrong);
  writer.key("examples");
  writer.beginArray();
  for (const ListedExample& one : listed.examples) writeListed(writer, session, one);
  writer.endArray();
  writer.endObject();
}

struct Stepped {
  std::vector<Real> weights{};
  Progress progress{};
};

Asked readExample(const Session& session, ObjectReader& reader, Faults& faults) {
  Asked asked = readOn(session, reader, faults);
  if (!faults.any() && asked.examples.count != 1) {
    faults.add("range", "on", "This is about one example.");
  }
  return asked;
}

Result<Stepped> stepOn(const Session& session, const Asked& asked) {
  const TrainingSpec& spec = session.training();
  const Step step{.optimizer = spec.optimizer,
                  .regularization = spec.regularization,
                  .stepSize = session.metrics().stepSize};
  const std::vector<Real> gradient =
      meanGradient(session.plan(), session.weights(), spec.loss, asked.examples);
  Stepped after{.weights = session.weights(), .progress = session.progress()};
  if (!descend(session.plan(), session.weights(), gradient, step, after.progress.optimizer,
               after.weights)) {
    return Error{"range", "on", "The weights would leave the range of numbers."};
  }
  ++after.progress.samples;
  return after;
}

void writeStepped(JsonWriter& writer, const Session& /*session*/, const Stepped& after) {
  writer.beginObject();
  writer.list("weights", after.weights);
  writer.member("samples", after.progress.samples);
  writer.member("steps", after.progress.optimizer.steps);
  writer.list("moments", after.progress.optimizer.moments);
  writer.endObject();
}

std::vector<double> readEpochs(const Session& /*session*/, ObjectReader& reader, Faults& faults) {
  reader.require("epochs", "it says which");
  std::vector<double> epochs = readNumbers(reader, faults, "epochs");
  for (std::size_t k = 0; k < epochs.size(); ++k) {
    if (epochs[k] >= 0 && epochs[k] <= maxCount && std::floor(epochs[k]) == epochs[k]) continue;
    faults.add("range", "epochs[" + std::to_string(k) + "]", "Epochs are counted from 0.");
  }
  return epochs;
}

std::vector<double> stepSizesAt(const Session& session, const std::vector<double>& epochs) {
  std::vector<double> values;
  values.reserve(epochs.size());
  for (const double epoch : epochs) {
    values.push_back(stepSizeAt(session.training().stepSize, static_cast<std::int64_t>(epoch)));
  }
  return values;
}

void writeStepSizes(JsonWriter& writer, const Session& /*session*/,
                    const std::vector<double>& values) {
  writer.beginObject();
  writer.list("values", values);
  writer.endObject();
}

struct Turn {
  std::int64_t place = 0;  // in the epoch
  Index index = 0;         // among the training rows
  Index row = 0;           // in the table
};

Result<Turn> turnNow(const Session& session, const NothingMore& /*asked*/) {
  const auto index = session.turn();
  if (!index) return Error{"data", "", "The project has no data to take turns."};
  const std::int64_t last = std::max<std::int64_t>(0, session.progress().samples - 1);
  return Turn{.place = last % session.data()->trainCount,
              .index = *index,
              .row = session.data()->rows[static_cast<std::size_t>(*index)]};
}

void writeTurn(JsonWriter& writer, const Session& /*session*/, const Turn& turn) {
  writer.beginObject();
  writer.member("place", turn.place);
  writer.member("index", turn.index);
  writer.member("row", turn.row);
  writer.endObject();
}

constexpr std::array exampleTable{
    // {set, index} -> the encoded inputs and targets of a kept row, and its number in the table.
    // {row}: the same by that number, with its set and its place there.
    aboutSession<readPlace, encodedAt, writeEncoded>("encoded"),
    // {set, order, column, descending, wrong, cell: {target, truth, prediction}, from, count} -> a
    // page of rows with what the network makes of them.
    aboutSession<readListing, listExamples, writeListing>("listing"),
    // {on} -> {weights, samples, steps, moments}: what one step of training on one example would
    // lead to from here, with the optimizer and the step size as they are.
    aboutSession<readExample, stepOn, writeStepped>("stepped"),
    // {epochs: [whole numbers]} -> the step size in each of these epochs; the first is epoch 0.
    aboutSession<readEpochs, stepSizesAt, writeStepSizes>("stepSizes"),
    // {} -> the training row that was seen last (or comes first): its place in the epoch from 0,
    // its number among the training rows, its row in the table.
    aboutSession<readNothing, turnNow, writeTurn>("turn"),
};

}  // namespace

std::span<const Question<Session>> exampleQuestions() { return exampleTable; }

}  // namespace edgewise::answers
