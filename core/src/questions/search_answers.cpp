// Blocks of searches over starts and over all combinations of weights.
#include <variant>

#include "edgewise/search.hpp"
#include "questions/question.hpp"

namespace edgewise::answers {

namespace {

struct RestartRange {
  std::int64_t from = 0;
  std::int64_t to = 1;
  std::int64_t epochs = 0;
};

RestartRange readRestarts(const Session& /*session*/, ObjectReader& reader, Faults& /*faults*/) {
  RestartRange range;
  reader.integer("from", range.from, 0, maxCount);
  reader.integer("to", range.to, 1, maxCount);
  reader.integer("epochs", range.epochs, 0, maxCount);
  return range;
}

Result<SearchResult> runRestarts(const Session& session, const RestartRange& range) {
  return edgewise::restarts(session, range.from, range.to, range.epochs);
}

void writeBest(JsonWriter& writer, const SearchResult& result) {
  writer.key("best");
  writer.beginObject();
  writer.member("index", result.best);
  writer.member("loss", result.bestLoss);
  writer.list("weights", result.weights);
  writer.endObject();
}

void writeRestarts(JsonWriter& writer, const Session& /*session*/, const SearchResult& result) {
  writer.beginObject();
  writer.list("losses", result.losses);
  writeBest(writer, result);
  writer.endObject();
}

struct ExhaustiveRange {
  ExhaustiveSpec spec{};
  std::int64_t from = 0;
  std::int64_t to = 0;
};

ExhaustiveRange readExhaustive(const Session& /*session*/, ObjectReader& reader, Faults& faults) {
  ExhaustiveRange range;
  range.spec.bits = countOf(reader, "bits", 1, 1, 16);
  const auto ends = readRange(reader, faults, "range", {-1, 1});
  range.spec.low = ends[0];
  range.spec.high = ends[1];
  reader.integer("from", range.from, 0, maxCount);
  reader.integer("to", range.to, 0, maxCount);
  return range;
}

// The best of some combinations, or only how many there are.
using Explored = std::variant<SearchResult, Magnitude>;

Result<Explored> explore(const Session& session, const ExhaustiveRange& range) {
  if (range.to == 0) return Explored(combinations(session, range.spec));
  auto result = edgewise::exhaustive(session, range.spec, range.from, range.to);
  if (!result) return result.error();
  return Explored(std::move(*result));
}

void writeExplored(JsonWriter& writer, const Session& /*session*/, const Explored& explored) {
  writer.beginObject();
  if (const auto* result = std::get_if<SearchResult>(&explored)) {
    writeBest(writer, *result);
  } else {
    writeMagnitude(writer, *std::get_if<Magnitude>(&explored));
  }
  writer.endObject();
}

constexpr std::array searchTable{
    // {from, to, epochs} -> losses of the restarts from … to - 1 and the best of them.
    aboutSession<readRestarts, runRestarts, writeRestarts>("restarts"),
    // {bits, range, from, to} -> the best of these combinations; without from and to only the
    // count.
    aboutSession<readExhaustive, explore, writeExplored>("exhaustive"),
};

}  // namespace

std::span<const Question<Session>> searchQuestions() { return searchTable; }

}  // namespace edgewise::answers
