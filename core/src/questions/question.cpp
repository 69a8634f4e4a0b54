#include "questions/question.hpp"

#include <algorithm>
#include <cmath>

#include "data/targets.hpp"
#include "edgewise/answers.hpp"
#include "network/plan.hpp"

namespace edgewise::answers {

namespace {

template <class One>
const One* find(std::initializer_list<std::span<const One>> tables, std::string_view name) {
  for (const auto table : tables) {
    for (const One& question : table) {
      if (question.name == name) return &question;
    }
  }
  return nullptr;
}

Error unknown(std::string_view name) {
  return {"name", "", "There is no question \"" + std::string(name) + "\"."};
}

}  // namespace

Result<std::string> ask(const Session& session, std::string_view name, std::string_view question) {
  const auto* found = find<Question<Session>>(
      {exampleQuestions(), explainQuestions(), searchQuestions(), goalQuestions()}, name);
  return found == nullptr ? unknown(name) : found->answer(session, question);
}

Result<std::string> ask(std::string_view name, std::string_view question) {
  const auto* found = find<Question<>>({constructQuestions()}, name);
  return found == nullptr ? unknown(name) : found->answer(question);
}

Reading::Reading(std::string_view text) {
  if (auto error = json::parse(text, document_)) faults_.add(std::move(*error));
  reader_.emplace(document_, "", faults_);
}

std::optional<Error> Reading::done() {
  reader_->done();
  return faults_.first();
}

NothingMore readNothing(const Session& /*session*/, ObjectReader& /*reader*/, Faults& /*faults*/) {
  return {};
}

std::vector<double> readNumbers(ObjectReader& reader, Faults& faults, std::string_view key) {
  std::vector<double> numbers;
  reader.array(key, [&](const Value& item, const std::string& path) {
    if (item.IsNumber() && std::isfinite(item.GetDouble())) {
      numbers.push_back(item.GetDouble());
    } else {
      faults.add("type", path, "A number is expected here.");
    }
  });
  return numbers;
}

std::vector<Real> readReals(ObjectReader& reader, Faults& faults, std::string_view key) {
  const std::vector<double> numbers = readNumbers(reader, faults, key);
  return {numbers.begin(), numbers.end()};
}

std::array<double, 2> readRange(ObjectReader& reader, Faults& faults, std::string_view key,
                                std::array<double, 2> absent) {
  if (!reader.has(key)) return absent;
  const auto numbers = readNumbers(reader, faults, key);
  if (numbers.size() == 2 && numbers[0] < numbers[1]) return {numbers[0], numbers[1]};
  faults.add("range", reader.pathOf(key), "A range goes from a lower to a higher number.");
  return absent;
}

Index countOf(ObjectReader& reader, std::string_view key, std::int64_t absent, std::int64_t low,
              std::int64_t high) {
  std::int64_t count = absent;
  reader.integer(key, count, low, high);
  return static_cast<Index>(count);
}

bool readTest(ObjectReader& reader, std::string_view key) {
  constexpr std::array<std::string_view, 2> sets{"train", "test"};
  const Value* value = reader.find(key);
  return value != nullptr && reader.nameIndex(*value, reader.pathOf(key), sets).value_or(0) == 1;
}

Index edgeAt(const Session& session, const Value& value, const std::string& path, Faults& faults) {
  const Graph& graph = session.graph();
  if (value.IsInt() && value.GetInt() >= 0 && value.GetInt() < std::ssize(graph.edges)) {
    return value.GetInt();
  }
  std::string from;
  std::string to;
  if (value.IsObject()) {
    ObjectReader ends(value, path, faults);
    ends.text("from", from);
    ends.text("to", to);
    ends.done();
  }
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const Edge& edge = graph.edges[e];
    if (graph.neurons[edge.from].id == from && graph.neurons[edge.to].id == to) {
      return static_cast<Index>(e);
    }
  }
  faults.add("reference", path,
             graph.edges.empty()
                 ? "There is no such edge: the network has none."
                 : "There is no such edge. Give its number, from 0 to " +
                       std::to_string(graph.edges.size() - 1) + R"(, or {"from": …, "to": …}.)");
  return 0;
}

std::vector<Index> readEdges(const Session& session, ObjectReader& reader, Faults& faults) {
  std::vector<Index> edges;
  reader.array("edges", [&](const Value& item, const std::string& path) {
    edges.push_back(edgeAt(session, item, path, faults));
  });
  return edges;
}

namespace {

Asked readOne(const Session& session, const Value& value, Faults& faults) {
  ObjectReader reader(value, "on", faults);
  Asked asked{.inputs = readReals(reader, faults, "inputs"),
              .targets = readReals(reader, faults, "targets")};
  reader.done();
  if (asked.inputs.size() != session.plan().inputs.size() ||
      asked.targets.size() != session.plan().outputs.size()) {
    faults.add("shape", "on",
               "One example has " + std::to_string(session.plan().inputs.size()) +
                   " encoded inputs and " + std::to_string(session.plan().outputs.size()) +
                   " targets.");
  }
  if (auto fits = checkTargets(session.plan(), session.training().loss, asked.targets); !fits) {
    faults.add(fits.error().code, "on.targets", fits.error().message);
  }
  asked.examples = {.inputs = asked.inputs, .targets = asked.targets, .count = 1};
  return asked;
}

}  // namespace

Asked readOn(const Session& session, ObjectReader& reader, Faults& faults) {
  const Value* on = reader.find("on");
  if (on != nullptr && on->IsObject()) return readOne(session, *on, faults);
  const bool test = readTest(reader, "on");
  if (!session.data()) {
    faults.add("data", "on", "The project has no data: give one example to compute with.");
    return {};
  }
  Asked asked{.examples = test ? session.data()->test() : session.data()->train()};
  if (asked.examples.count == 0) faults.add("data", "on", "There are no test rows.");
  return asked;
}

void writeMagnitude(JsonWriter& writer, const Magnitude& magnitude) {
  writer.member("mantissa", magnitude.mantissa);
  writer.member("exponent", magnitude.exponent);
  writer.key("decimal");
  if (magnitude.decimal.empty()) {
    writer.value(std::monostate());
  } else {
    writer.value(magnitude.decimal);
  }
}

}  // namespace edgewise::answers
