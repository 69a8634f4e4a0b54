// Long runs lose nothing: whatever ends them, the same command goes on to the same bits.
#include <atomic>

#include "call.hpp"

using namespace edgewise;
using test::call;
using test::File;
using test::holds;
using test::parsed;
using test::textOf;

namespace {

using Words = std::vector<std::string>;

struct LongRun {
  std::string name;
  Words words;
  std::string source;
};

// Rules to stop remember what was before, and so do optimizers.
const std::string patient = R"({"edgewise": 1,
  "network": {"layers": [4, 5, 3], "output": "softmax"}, "data": {"builtin": "iris"},
  "training": {"loss": "cross-entropy", "batch": 10, "optimizer": {"name": "adam"},
               "stepSize": {"schedule": "cosine", "initial": 0.05, "warmup": 3},
               "stop": {"patience": 15, "epochs": 400}}})";

const std::string gates = R"({"edgewise": 1,
  "network": {"layers": [2, 2, 1], "hidden": "tanh", "output": "logistic"},
  "data": {"table": {"columns": [{"name": "a", "values": [0, 0, 1, 1]},
                                 {"name": "b", "values": [0, 1, 0, 1]},
                                 {"name": "y", "values": [0, 1, 1, 0]}]},
           "targets": ["y"], "scale": "none", "split": {"train": 1}}})";

const std::vector<LongRun> longRuns{
    {"train", {"train", "-", "--epochs", "90"}, patient},
    {"restarts", {"restarts", "-", "--count", "300", "--epochs", "6", "--first", "3"}, patient},
    {"exhaustive", {"exhaustive", "-", "--range", "-3,3"}, gates},
    {"sweep",
     {"sweep", "-", "--epochs", "20", "--vary", "training.batch=1,2,5,10", "--vary",
      "training.init.seed=1,2,3"},
     patient}};

std::atomic<int> asks = 0;
std::atomic<int> patience = 0;

// With an end after so many looks whether there is to be one; -1: none.
test::Outcome runFor(int looks, const Words& words, const std::string& source) {
  std::istringstream in(source);
  std::ostringstream out;
  std::ostringstream err;
  asks = 0;
  patience = looks;
  const std::vector<std::string_view> all(words.begin(), words.end());
  const int status = cli::run(all, {.in = in, .out = out, .err = err, .interrupted = [] {
                                      return patience >= 0 && ++asks > patience;
                                    }});
  return {status, out.str(), err.str()};
}

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string contentOf(const std::string& name) {
  std::ifstream file(name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool isThere(const File& file) { return std::filesystem::exists(file.name()); }

}  // namespace

TEST_CASE("a run that is ended many times comes to the bits of one that never was") {
  for (const LongRun& one : longRuns) {
    CAPTURE(one.name);
    const File whole("whole.json");
    const File pieces("pieces.json");
    const File kept("kept.json");
    const auto uncut = runFor(-1, with(one.words, {"--json", "--out", whole.name()}), one.source);
    REQUIRE(uncut.status == 0);
    const Words words =
        with(one.words, {"--json", "--out", pieces.name(), "--checkpoint", kept.name()});
    int ends = 0;
    auto outcome = runFor(3, words, one.source);
    for (; outcome.status == 130; outcome = runFor(3 + ends % 4, words, one.source)) {
      ++ends;
      REQUIRE(ends < 1000);
      CHECK(isThere(kept));
      CHECK(holds(outcome.err, "The same command goes on from " + kept.name()));
    }
    CHECK(ends > 1);
    CHECK(outcome.status == 0);
    CHECK(outcome.out == uncut.out);
    CHECK(contentOf(pieces.name()) == contentOf(whole.name()));
    CHECK(!isThere(kept));
  }
}

TEST_CASE("a checkpoint is written on the way, as often as it is asked for") {
  const File kept("on-the-way.json");
  // The first look: nothing is there before any work, and something after it.
  static std::string name;
  static std::atomic<int> seen;
  name = kept.name();
  seen = 0;
  std::istringstream in(patient);
  std::ostringstream out;
  std::ostringstream err;
  const int status = cli::run(
      std::vector<std::string_view>{"restarts", "-", "--count", "20", "--epochs", "5",
                                    "--checkpoint", kept.name(), "--checkpoint-every", "0"},
      {.in = in, .out = out, .err = err, .interrupted = [] {
         if (std::filesystem::exists(name)) ++seen;
         return false;
       }});
  CHECK(status == 0);
  CHECK(seen > 0);
  CHECK(!isThere(kept));
}

TEST_CASE("a checkpoint of other work is refused, and stays") {
  const File kept("other.json");
  const Words words{"restarts", "-", "--count", "40", "--epochs", "6", "--checkpoint", kept.name()};
  REQUIRE(runFor(2, words, patient).status == 130);
  const std::string content = contentOf(kept.name());
  const auto refused = [&](const Words& other, const std::string& source) {
    const auto outcome = runFor(-1, other, source);
    CHECK(outcome.status == 1);
    CHECK(holds(outcome.err, kept.name() + ": This checkpoint is of other work"));
    CHECK(contentOf(kept.name()) == content);
  };
  refused(with(words, {"--epochs", "7"}), patient);
  refused(with(words, {"--seed", "7"}), patient);
  refused(with(words, {"--first", "7"}), patient);
  refused(words, gates);
  refused({"train", "-", "--epochs", "6", "--checkpoint", kept.name()}, patient);
  CHECK(runFor(-1, with(words, {"--threads", "1"}), patient).status == 0);
}

TEST_CASE("a damaged checkpoint is told, never taken") {
  for (const LongRun& one : longRuns) {
    CAPTURE(one.name);
    const File kept("damaged.json");
    const Words words = with(one.words, {"--checkpoint", kept.name()});
    REQUIRE(runFor(3, words, one.source).status == 130);
    const std::string content = contentOf(kept.name());
    for (std::size_t length = 0; length < content.size() - 2; length += 1 + content.size() / 23) {
      CAPTURE(length);
      std::ofstream(kept.name(), std::ios::binary) << content.substr(0, length);
      const auto outcome = runFor(0, words, one.source);
      CHECK(outcome.status == 1);
      CHECK(holds(outcome.err, kept.name() + ": This is no checkpoint to go on from."));
    }
    // What belongs to it is missing, or of another kind.
    auto document = parsed(content);
    for (auto member = document.MemberBegin(); member != document.MemberEnd(); ++member) {
      CAPTURE(member->name.GetString());
      rapidjson::Document turned;
      turned.CopyFrom(document, turned.GetAllocator());
      turned[member->name.GetString()].SetObject();
      std::ofstream(kept.name(), std::ios::binary) << textOf(turned);
      const int status = runFor(0, words, one.source).status;
      const bool mayBeAnything = member->name == "bestEpoch";
      CHECK((status == 1 || (mayBeAnything && status == 130)));
    }
  }
}

TEST_CASE("where a checkpoint cannot be written is told before the work") {
  const auto outcome = runFor(
      -1, {"train", "-", "--epochs", "1000000000", "--checkpoint", "/nowhere/kept.json"}, patient);
  CHECK(outcome.status == 1);
  CHECK(holds(outcome.err, "/nowhere/kept.json: The file cannot be written."));
  CHECK(holds(runFor(-1, {"train", "-", "--checkpoint-every", "often"}, patient).err,
              "--checkpoint-every: "));
}
