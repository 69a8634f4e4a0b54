// Blocks of searches over starts and over all combinations of weights.
#include "edgewise/answers.hpp"
#include "edgewise/search.hpp"
#include "project/json_writer.hpp"
#include "questions/question.hpp"

namespace edgewise::answers {

namespace {

using json::JsonWriter;

void writeBest(JsonWriter& writer, const SearchResult& result) {
  writer.key("best");
  writer.beginObject();
  writer.member("index", result.best);
  writer.member("loss", result.bestLoss);
  writer.list("weights", result.weights);
  writer.endObject();
}

}  // namespace

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

}  // namespace edgewise::answers
