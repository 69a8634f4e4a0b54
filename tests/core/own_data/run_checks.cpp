// Documents that are trained and compared with what their case says.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "edgewise/explain.hpp"
#include "edgewise/search.hpp"
#include "explain/measures.hpp"
#include "network/plan.hpp"
#include "own_data/training_checks.hpp"

namespace edgewise::test {

namespace {

using Allocator = rapidjson::Document::AllocatorType;

// A JSON merge patch, as RFC 7396 has it.
void mergePatch(Json& target, const Json& patch, Allocator& allocator) {
  for (const auto& [name, value] : patch.GetObject()) {
    auto member = target.FindMember(name);
    if (member == target.MemberEnd()) {
      target.AddMember(Json(name, allocator), Json(rapidjson::kObjectType), allocator);
      member = target.FindMember(name);
    }
    if (value.IsObject()) {
      if (!member->value.IsObject()) member->value.SetObject();
      mergePatch(member->value, value, allocator);
    } else {
      member->value.CopyFrom(value, allocator);
    }
  }
}

void inRange(std::string_view what, double is, const Json& range, Faults& faults) {
  if (!(is >= range[0].GetDouble() && is <= range[1].GetDouble())) {
    faults.add(what, " is ", is, ", not in ", written(range));
  }
}

RawInput cellsOf(const Json& row) {
  RawInput cells;
  for (const Json& cell : row.GetArray()) cells.emplace_back(cell.GetDouble());
  return cells;
}

void checkPredictions(const Session& session, const Json& wanted, Faults& faults) {
  for (const Json& one : wanted.GetArray()) {
    const auto predicted = predict(session, {cellsOf(one["row"])});
    if (!predicted) return faults.add("no prediction: ", predicted.error().message);
    const auto* number = std::get_if<double>(&predicted->front().values.front());
    const double value = number != nullptr ? *number : std::nan("");
    if (!(std::abs(value - one["value"].GetDouble()) <= one["within"].GetDouble())) {
      faults.add(written(one["row"]), " is predicted to be ", value, " instead of ",
                 written(one["value"]));
    }
  }
}

void checkOutputs(const Session& session, const Json& wanted, Faults& faults) {
  for (const Json& one : wanted.GetArray()) {
    const auto predicted = predict(session, {cellsOf(one["row"])});
    if (!predicted) return faults.add("no prediction: ", predicted.error().message);
    const auto& outputs = predicted->front().outputs;
    for (rapidjson::SizeType k = 0; k < one["values"].Size(); ++k) {
      if (!(std::abs(outputs[k] - one["values"][k].GetDouble()) <= one["within"].GetDouble())) {
        faults.add("output ", k + 1, " for ", written(one["row"]), " is ", outputs[k]);
      }
    }
  }
}

void checkWeights(const Session& session, const Json& wanted, Faults& faults) {
  const auto& weights = session.weights();
  for (rapidjson::SizeType k = 0; k < wanted["values"].Size(); ++k) {
    if (!(std::abs(weights[k] - wanted["values"][k].GetDouble()) <= wanted["within"].GetDouble())) {
      faults.add("weight ", k + 1, " is ", weights[k]);
    }
  }
}

Measures measuresOf(const Session& session) {
  const Dataset& data = *session.data();
  return measure(session.plan(), session.topology(), session.weights(), session.training().loss,
                 data.testCount() > 0 ? data.test() : data.train(), data.encoding.targets);
}

void checkMeasures(const Session& session, std::string_view key, const Json& value,
                   Faults& faults) {
  const Measures measures = measuresOf(session);
  if (key == "rSquared") {
    for (const RSquared& one : measures.rSquared) {
      if (!(one.value.value_or(-1) >= value.GetDouble())) {
        faults.add("R squared of ", one.target, " is ", one.value.value_or(std::nan("")));
      }
    }
    if (measures.rSquared.empty()) faults.add("there is no R squared");
  } else if (key == "dead") {
    std::vector<std::string> dead;
    for (const Index neuron : measures.dead) {
      dead.push_back(session.graph().neurons[static_cast<std::size_t>(neuron)].id);
    }
    faults.equal("the list of dead neurons", join(dead), join(textsOf(value)));
  } else if (key == "gradients") {
    for (const LayerGradient& one : measures.gradients) {
      faults.equal("the length of a layer's gradient", one.norm, value.GetDouble());
    }
  } else if (measures.gradients.front().norm * 2 > measures.gradients.back().norm) {
    faults.add("the first gradient is not far below the last");
  }
}

void checkMetrics(const Session& session, std::string_view key, const Json& value, Faults& faults) {
  const Metrics& metrics = session.metrics();
  if (key == "accuracy") {
    const auto& score = metrics.test ? metrics.test : metrics.train;
    const double accuracy = score ? score->accuracy.value_or(-1) : -1;
    if (value.IsArray()) {
      inRange("accuracy", accuracy, value, faults);
    } else if (!(accuracy >= value.GetDouble())) {
      faults.add("accuracy is ", accuracy);
    }
  } else if (key == "status") {
    faults.equal("the status", trainingStatusNames[static_cast<std::size_t>(metrics.status)],
                 textOf(value));
  } else if (!says(metrics.reason, value)) {
    faults.add("\"", metrics.reason, "\" does not say ", written(value));
  }
}

void checkRestarts(const Session& session, const Json& run, Faults& faults) {
  const Json& expect = run["expect"];
  const auto count = run["restarts"].GetInt64();
  const auto epochs = run["epochs"].GetInt64();
  const auto found = restarts(session, 0, count, epochs);
  if (!found) return faults.add("no restarts: ", found.error().message);
  const auto& groups = expect["groups"].GetArray();
  std::vector<int> members(groups.Size(), 0);
  for (const Real loss : found->losses) {
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const Json& at) {
      return std::abs(loss - at.GetDouble()) <= expect["within"].GetDouble();
    });
    if (group == groups.end()) {
      faults.add("a restart ends at ", loss);
    } else {
      ++members[static_cast<std::size_t>(group - groups.begin())];
    }
  }
  if (members[0] == 0 || members[0] == count) faults.add(members[0], " restarts learn it all");
  const auto again = expect["again"].GetInt64();
  const auto alone = restarts(session, again, again + 1, epochs);
  if (!alone || alone->losses[0] != found->losses[static_cast<std::size_t>(again)]) {
    faults.add("restart ", again, " is not the same alone");
  }
}

}  // namespace

void checkSession(Session& session, const Json& expect, const std::string& before, Faults& faults) {
  const auto& weights = session.weights();
  if (!std::all_of(weights.begin(), weights.end(), [](Real w) { return std::isfinite(w); })) {
    faults.add("a weight is not finite");
  }
  const double loss = session.metrics().train ? session.metrics().train->loss : std::nan("");
  if (!(loss >= 0)) faults.add("the training loss is ", loss);
  for (const auto& [name, value] : expect.GetObject()) {
    const std::string_view key = textOf(name);
    if (key == "hidden" || key == "epochs" || key == "finite") {
      continue;  // how it is trained, and what is always asked
    } else if (key == "trainLoss") {
      inRange("the training loss", loss, value, faults);
    } else if (key == "loss") {
      if (!(loss <= value.GetDouble())) faults.add("the training loss is ", loss);
    } else if (key == "predictions") {
      checkPredictions(session, value, faults);
    } else if (key == "outputs") {
      checkOutputs(session, value, faults);
    } else if (key == "weights") {
      checkWeights(session, value, faults);
    } else if (key == "weightCount") {
      faults.equal("the number of weights", weights.size(), value.GetUint64());
    } else if (key == "sameFingerprint") {
      faults.equal("the fingerprint", session.fingerprint(), before);
    } else if (key == "rSquared" || key == "dead" || key == "gradients" || key == "gradientsRise") {
      checkMeasures(session, key, value, faults);
    } else if (key == "accuracy" || key == "status" || key == "reason") {
      checkMetrics(session, key, value, faults);
    } else {
      faults.add("the test does not know the key ", key);
    }
  }
}

void checkRun(const Json& item, const Json& run, Faults& faults) {
  rapidjson::Document document;
  const Json* own = memberOf(run, "document");
  document.CopyFrom(own != nullptr ? *own : item["document"], document.GetAllocator());
  if (const Json* patch = memberOf(run, "patch")) {
    mergePatch(document, *patch, document.GetAllocator());
  }
  auto session = Session::open(written(document));
  if (!session) {
    return faults.add("refused: ", session.error().path, ": ", session.error().message);
  }
  if (memberOf(run, "restarts") != nullptr) return checkRestarts(**session, run, faults);
  const std::string before = (*session)->fingerprint();
  if (const auto trained = (*session)->train({.epochs = run["epochs"].GetInt64()}); !trained) {
    return faults.add("it does not train: ", trained.error().message);
  }
  checkSession(**session, run["expect"], before, faults);
}

}  // namespace edgewise::test
