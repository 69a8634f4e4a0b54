#include "checking.hpp"

#include <sstream>
#include <utility>

#include "data/decimal.hpp"
#include "edgewise/answers.hpp"
#include "files.hpp"

namespace edgewise::cli {

namespace {

std::string inWords(const Condition& condition) {
  const auto number = [&](double value) {
    // A loss is a float; as a double it would have digits that nobody has computed.
    return condition.name == "testLoss" ? shortest(static_cast<float>(value)) : shortest(value);
  };
  const std::string what = condition.name == "testLoss"  ? "test loss"
                           : condition.name == "epochs"  ? "epochs"
                           : condition.name == "neurons" ? "hidden neurons"
                                                         : std::string(condition.name);
  return what + " " + number(condition.value) + ", to be at most " + shortest(condition.limit) +
         (condition.holds ? ": holds" : ": does not hold");
}

}  // namespace

Result<CheckedResult> check(std::string_view bytes, const Arguments& arguments, std::istream& in,
                            const Watcher& watcher) {
  CheckOptions options;
  if (arguments.task) {
    auto task = readSource(*arguments.task, in);
    if (!task) return task.error();
    options.task = std::move(*task);
  }
  ProgressLine line(watcher);
  options.onProgress = [&](std::int64_t seen, std::int64_t of) {
    line.show([&] { return Reached{.done = seen, .total = of, .what = "examples"}; });
  };
  return checkResult(withoutMark(bytes), options);
}

std::string describeChecked(const CheckedResult& checked, bool json) {
  if (json) return answers::writeChecked(checked);
  std::ostringstream lines;
  if (checked.holds()) {
    lines << "The result holds: trained again, it comes to the same weights.\n";
  } else {
    lines << "The result does not hold:\n";
    for (const auto& [path, message] : checked.differences) {
      lines << "- " << path << ": " << message << '\n';
    }
  }
  lines << (checked.met() ? "goal met" : "goal not met") << ", " << checked.score() << " of "
        << checked.max() << " conditions\n";
  for (const Condition& condition : checked.conditions) {
    lines << "- " << inWords(condition) << '\n';
  }
  lines << "epoch " << checked.epoch << ", " << checked.samples << " examples\n";
  if (checked.from > 0) {
    lines << "The run begins after " << checked.from
          << " examples; how it came to be there is not known.\n";
  }
  for (const std::string& edit : checked.edits) lines << "changed: " << edit << '\n';
  lines << "fingerprint " << checked.fingerprint;
  return lines.str();
}

}  // namespace edgewise::cli
