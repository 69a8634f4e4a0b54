#include "edgewise/advice.hpp"
#include "edgewise/answers.hpp"
#include "project/json_writer.hpp"
#include "questions/question.hpp"

namespace edgewise::answers {

Result<std::string> advice(const Session& session, std::string_view question) {
  std::vector<double> losses;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    losses = readNumbers(reader, faults, "losses");
  });
  if (fault) return *fault;
  json::JsonWriter writer;
  writer.beginArray();
  for (const Advice& one : advise(session, losses)) {
    writer.beginObject();
    writer.member("kind", one.kind);
    writer.member("sentence", one.sentence);
    writer.key("neurons");
    writer.beginArray();
    for (const Index n : one.neurons) writer.value(session.graph().neurons[n].id);
    writer.endArray();
    writer.endObject();
  }
  writer.endArray();
  return writer.text();
}

}  // namespace edgewise::answers
