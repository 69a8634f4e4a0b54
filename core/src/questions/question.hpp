// Questions of answers.hpp are read, and answers written: what several of them have in common.
#pragma once

#include <rapidjson/document.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/counting.hpp"
#include "edgewise/session.hpp"
#include "project/json_reader.hpp"
#include "project/json_writer.hpp"

namespace edgewise::answers {

using json::Faults;
using json::ObjectReader;
using json::Value;

// Counts of what there may be: as many as a double tells apart.
inline constexpr std::int64_t maxCount = std::int64_t{1} << 53;

// Reads a question with `read`; the first fault, if any.
template <class Read>
std::optional<Error> ask(std::string_view question, Read read) {
  rapidjson::Document document;
  if (auto error = json::parse(question, document)) return error;
  Faults faults;
  ObjectReader reader(document, "", faults);
  read(reader, faults);
  reader.done();
  return faults.first();
}

// An array of finite numbers.
std::vector<double> readNumbers(ObjectReader& reader, Faults& faults, std::string_view key);

// [low, high] with low < high.
std::array<double, 2> readRange(ObjectReader& reader, Faults& faults, std::string_view key,
                                std::array<double, 2> absent);

Index countOf(ObjectReader& reader, std::string_view key, std::int64_t absent, std::int64_t low,
              std::int64_t high);

// "train" (the default) or "test"; whether it is the latter.
bool readTest(ObjectReader& reader, std::string_view key);

// An edge by its number, or by the ids of its ends.
Index edgeAt(const Session& session, const Value& value, const std::string& path, Faults& faults);

// The examples that a question is about, and where single ones are kept.
struct Asked {
  Examples examples;
  std::vector<Real> inputs;
  std::vector<Real> targets;
};

// "on": a set, or one encoded example.
void readOn(const Session& session, ObjectReader& reader, Faults& faults, Asked& asked);

// A question about nothing but "on".
std::optional<Error> askOn(const Session& session, std::string_view question, Asked& asked);

// Members of an object: a number too large for a double, in parts.
void writeMagnitude(json::JsonWriter& writer, const Magnitude& magnitude);

}  // namespace edgewise::answers
