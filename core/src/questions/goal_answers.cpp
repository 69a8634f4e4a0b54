// How much of a goal is reached, and whether what was handed in is so.
#include "edgewise/answers.hpp"
#include "questions/question.hpp"

namespace edgewise::answers {

namespace {

CheckedResult conditionsNow(const Session& session, const NothingMore& /*asked*/) {
  return CheckedResult{.conditions = session.conditions()};
}

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

void writeGoal(JsonWriter& writer, const Session& /*session*/, const CheckedResult& checked) {
  writer.beginObject();
  writeConditions(writer, checked);
  writer.endObject();
}

constexpr std::array goalTable{
    // {} -> {met, score, max, conditions}: what the goal asks for, and how much of it holds.
    aboutSession<readNothing, conditionsNow, writeGoal>("goal"),
};

}  // namespace

std::span<const Question<Session>> goalQuestions() { return goalTable; }

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
