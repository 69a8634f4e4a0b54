#include "questions/question.hpp"

#include <cmath>

#include "edgewise/targets.hpp"

namespace edgewise::answers {

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

namespace {

void readOne(const Session& session, const Value& value, Faults& faults, Asked& asked) {
  ObjectReader reader(value, "on", faults);
  for (const double x : readNumbers(reader, faults, "inputs")) {
    asked.inputs.push_back(static_cast<Real>(x));
  }
  for (const double t : readNumbers(reader, faults, "targets")) {
    asked.targets.push_back(static_cast<Real>(t));
  }
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
}

}  // namespace

void readOn(const Session& session, ObjectReader& reader, Faults& faults, Asked& asked) {
  const Value* on = reader.find("on");
  if (on != nullptr && on->IsObject()) {
    readOne(session, *on, faults, asked);
    return;
  }
  const bool test = readTest(reader, "on");
  if (!session.data()) {
    faults.add("data", "on", "The project has no data: give one example to compute with.");
    return;
  }
  asked.examples = test ? session.data()->test() : session.data()->train();
  if (asked.examples.count == 0) faults.add("data", "on", "There are no test rows.");
}

std::optional<Error> askOn(const Session& session, std::string_view question, Asked& asked) {
  return ask(question,
             [&](ObjectReader& reader, Faults& faults) { readOn(session, reader, faults, asked); });
}

void writeMagnitude(json::JsonWriter& writer, const Magnitude& magnitude) {
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
