#include "edgewise/answers.hpp"
#include "edgewise/goal_result.hpp"
#include "project/json_writer.hpp"
#include "questions/question.hpp"

namespace edgewise::answers {

namespace {

using json::JsonWriter;

// What the goal asks for, and how much of it holds.
void writeConditions(JsonWriter& writer, const CheckedResult& checked) {
  writer.member("met", checked.met());
  writer.member("score", checked.score());
  writer.member("max", checked.max());
  writer.key("conditions");
  writer.beginArray();
  for (const Condition& condition : checked.conditions) {
    writer.beginObject();
    writer.member("name", condition.name);
    writer.member("limit", condition.limit);
    writer.member("value", condition.value);
    writer.member("holds", condition.holds);
    writer.endObject();
  }
  writer.endArray();
}

}  // namespace

Result<std::string> goal(const Session& session, std::string_view question) {
  if (const auto fault = ask(question, [](ObjectReader&, Faults&) {})) return *fault;
  JsonWriter writer;
  writer.beginObject();
  writeConditions(writer, {.conditions = session.conditions()});
  writer.endObject();
  return writer.text();
}

std::string writeChecked(const CheckedResult& checked) {
  JsonWriter writer;
  writer.beginObject();
  writer.member("holds", checked.holds());
  writer.key("differences");
  writer.beginArray();
  for (const auto& [path, message] : checked.differences) {
    writer.beginObject();
    writer.member("path", path);
    writer.member("message", message);
    writer.endObject();
  }
  writer.endArray();
  writeConditions(writer, checked);
  writer.list("edits", checked.edits);
  writer.member("from", checked.from);
  writer.member("samples", checked.samples);
  writer.member("epoch", checked.epoch);
  writer.member("fingerprint", checked.fingerprint);
  writer.endObject();
  return writer.text();
}

}  // namespace edgewise::answers
