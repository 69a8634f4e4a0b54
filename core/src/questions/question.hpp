// A question is a name with three functions: one reads what is asked from JSON, one computes the
// answer, one writes it as JSON. The files beside this one hold them by subject, each with a table
// of its questions; `ask` (answers.hpp) looks them up. What several questions read or write is
// here, too.
#pragma once

#include <rapidjson/document.h>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/construct.hpp"
#include "edgewise/session.hpp"
#include "project/json_reader.hpp"
#include "project/json_writer.hpp"

namespace edgewise::answers {

using json::Faults;
using json::JsonWriter;
using json::ObjectReader;
using json::Value;

// About a session, or about nothing that is open.
template <class... About>
struct Question {
  std::string_view name;
  Result<std::string> (*answer)(const About&..., std::string_view text);
};

// A question being read: what is wrong with its text is the first fault.
class Reading {
 public:
  explicit Reading(std::string_view text);

  ObjectReader& reader() { return *reader_; }
  Faults& faults() { return faults_; }
  std::optional<Error> done();  // the first fault, if any

 private:
  rapidjson::Document document_{};
  Faults faults_{};
  std::optional<ObjectReader> reader_{};
};

template <class T>
const T& valueOf(const Result<T>& result) {
  return *result;
}
template <class T>
const T& valueOf(const T& value) {
  return value;
}

// The answer of read(about…, reader, faults) -> what is asked, compute(about…, asked) -> a value or
// a Result, and write(writer, about…, value).
template <auto read, auto compute, auto write, class... About>
Result<std::string> answerTo(const About&... about, std::string_view text) {
  Reading reading(text);
  const auto asked = read(about..., reading.reader(), reading.faults());
  if (const auto fault = reading.done()) return *fault;
  const auto answer = compute(about..., asked);
  if constexpr (requires { answer.error(); }) {
    if (!answer) return answer.error();
  }
  JsonWriter writer;
  write(writer, about..., valueOf(answer));
  return writer.text();
}

template <auto read, auto compute, auto write>
constexpr Question<Session> aboutSession(std::string_view name) {
  return {name, &answerTo<read, compute, write, Session>};
}

template <auto read, auto compute, auto write>
constexpr Question<> aboutNothing(std::string_view name) {
  return {name, &answerTo<read, compute, write>};
}

// The tables.
std::span<const Question<Session>> exampleQuestions();
std::span<const Question<Session>> explainQuestions();
std::span<const Question<Session>> searchQuestions();
std::span<const Question<Session>> goalQuestions();
std::span<const Question<>> constructQuestions();

// Counts of what there may be: as many as a double tells apart.
inline constexpr std::int64_t maxCount = std::int64_t{1} << 53;

// Where the name says all.
struct NothingMore {};
NothingMore readNothing(const Session& session, ObjectReader& reader, Faults& faults);

// An array of finite numbers.
std::vector<double> readNumbers(ObjectReader& reader, Faults& faults, std::string_view key);
std::vector<Real> readReals(ObjectReader& reader, Faults& faults, std::string_view key);

// [low, high] with low < high.
std::array<double, 2> readRange(ObjectReader& reader, Faults& faults, std::string_view key,
                                std::array<double, 2> absent);

Index countOf(ObjectReader& reader, std::string_view key, std::int64_t absent, std::int64_t low,
              std::int64_t high);

// "train" (the default) or "test"; whether it is the latter.
bool readTest(ObjectReader& reader, std::string_view key);

// An edge by its number, or by the ids of its ends.
Index edgeAt(const Session& session, const Value& value, const std::string& path, Faults& faults);
std::vector<Index> readEdges(const Session& session, ObjectReader& reader, Faults& faults);

// The examples that a question is about, and where single ones are kept.
struct Asked {
  Examples examples{};
  std::vector<Real> inputs{};
  std::vector<Real> targets{};
};

// "on": a set, or one encoded example.
Asked readOn(const Session& session, ObjectReader& reader, Faults& faults);

// Members of an object: a number too large for a double, in parts.
void writeMagnitude(JsonWriter& writer, const Magnitude& magnitude);

}  // namespace edgewise::answers
