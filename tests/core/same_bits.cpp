// Does what it is told with project documents, and says the bits that come of it: a line of JSON
// in, a line of words out. tests/engine/same-bits.test.ts has every build do the same.
#include <rapidjson/document.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <limits>
#include <string>

#include "edgewise/explain.hpp"
#include "edgewise/search.hpp"

using namespace edgewise;

namespace {

using rapidjson::Value;

std::string textOf(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

std::string bitsOf(Real number) {
  if (std::isnan(number)) return "nan";
  return std::to_string(std::bit_cast<std::uint32_t>(static_cast<float>(number)));
}

std::string faultOf(const Error& error) { return "fault:" + error.code; }

std::string stateOf(const Session& session) {
  const Metrics& metrics = session.metrics();
  return session.fingerprint() + "/" + (metrics.train ? bitsOf(metrics.train->loss) : "-") + "/" +
         (metrics.test ? bitsOf(metrics.test->loss) : "-") + "/" + std::to_string(metrics.samples) +
         "/" + std::string(trainingStatusNames[static_cast<std::size_t>(metrics.status)]);
}

std::string foundBy(const Result<SearchResult>& found) {
  if (!found) return faultOf(found.error());
  std::string text = std::to_string(found->best);
  for (const Real loss : found->losses) text += "," + bitsOf(loss);
  return text + "," + fingerprintOf(found->weights);
}

// A hash of these numbers; one that is none has the same bits everywhere.
std::string hashOf(std::span<const float> numbers) {
  std::vector<Real> own(numbers.begin(), numbers.end());
  for (Real& one : own) {
    if (std::isnan(one)) one = std::numeric_limits<Real>::quiet_NaN();
  }
  return fingerprintOf(own);
}

// The principal axes as the bits of their doubles, a map of their plane, and what is predicted.
std::string seenIn(const Session& session) {
  std::string text;
  const auto& axes = session.principalAxes();
  if (axes) {
    std::vector<double> numbers = axes->plane.centre;
    for (const auto& direction : axes->plane.directions) {
      numbers.insert(numbers.end(), direction.begin(), direction.end());
    }
    numbers.insert(numbers.end(), axes->variances.begin(), axes->variances.end());
    numbers.push_back(axes->total);
    std::vector<Real> halves(2 * numbers.size());
    std::memcpy(halves.data(), numbers.data(), numbers.size() * sizeof(double));
    MapRequest request;
    request.plane = axes->plane;
    request.resolution = 5;
    const auto map = edgewise::map(session, request);
    const auto all = map ? map->outputs[0].all() : std::span<const float>();
    text = fingerprintOf(halves) + "," + (map ? hashOf(all) : faultOf(map.error()));
  } else {
    text = faultOf(axes.error());
  }
  const auto predicted = edgewise::predicted(session);
  return text + "," + (predicted ? hashOf(predicted->predicted) : faultOf(predicted.error()));
}

// One step: its name, then what it needs.
std::string step(std::unique_ptr<Session>& session, const Value& what) {
  const std::string name = textOf(what[0]);
  if (name == "train") {
    const auto trained = session->train({.samples = what[1].GetInt64()});
    return trained ? stateOf(*session) : faultOf(trained.error());
  }
  if (name == "configure") {
    const auto changed = session->configure(textOf(what[1]));
    return changed ? stateOf(*session) : faultOf(changed.error());
  }
  if (name == "reset") {
    session->reset(what[1].IsNull() ? std::nullopt : std::optional(what[1].GetUint64()));
    return stateOf(*session);
  }
  if (name == "set") {
    auto weights = session->weights();
    const auto edge = static_cast<std::size_t>(what[1].GetInt()) % weights.size();
    weights[edge] = static_cast<Real>(std::strtod(what[2].GetString(), nullptr));
    const auto set = session->setWeights(std::move(weights));
    return set ? stateOf(*session) : faultOf(set.error());
  }
  if (name == "see") return seenIn(*session);
  if (name == "reopen") {
    auto again = Session::open(session->save());
    if (!again) return faultOf(again.error());
    session = std::move(*again);
    return stateOf(*session);
  }
  return foundBy(restarts(*session, what[1].GetInt64(), what[2].GetInt64(), what[3].GetInt64()));
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    rapidjson::Document work;
    work.Parse<rapidjson::kParseFullPrecisionFlag>(line.c_str());
    auto session = Session::open(textOf(work["project"]));
    if (!session) {
      std::cout << faultOf(session.error()) << '\n';
      continue;
    }
    std::cout << stateOf(**session);
    for (const Value& what : work["steps"].GetArray()) std::cout << ' ' << step(*session, what);
    std::cout << '\n';
  }
  return 0;
}
