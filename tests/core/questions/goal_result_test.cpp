#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "edgewise/answers.hpp"
#include "hand_in.hpp"

using namespace edgewise;
using test::Change;
using test::HandIn;
using test::replaced;
using test::untrained;

namespace {

const std::vector<Change> changes{{333, R"({"stepSize":{"initial":0.9}})"},
                                  {810, R"({"batch":3,"stop":{"epochs":30}})"}};

CheckedResult checked(const std::string& text, const CheckOptions& options = {}) {
  const auto result = checkResult(text, options);
  if (!result) FAIL(result.error().path << ": " << result.error().message);
  return *result;
}

// Paths of what differs.
std::string differences(const std::string& text, const CheckOptions& options = {}) {
  std::string paths;
  for (const Difference& one : checked(text, options).differences) paths += one.path + " ";
  return paths;
}

Error refusedWith(const std::string& text) {
  const auto result = checkResult(text);
  REQUIRE_FALSE(result);
  return result.error();
}

}  // namespace

TEST_CASE("a result comes out again, whatever was changed on the way") {
  const HandIn handIn(test::task, changes, 972);
  const CheckedResult result = checked(handIn.text(untrained));
  CHECK(result.holds());
  CHECK(result.fingerprint == handIn.fingerprint);
  CHECK(result.met());
  CHECK(result.score() == 2);
  CHECK(result.max() == 2);
  CHECK(result.from == 0);
  CHECK(result.samples == 972);
  CHECK(result.epoch == 12);
  CHECK(result.edits == std::vector<std::string>{"training at 333", "training at 810"});
  CHECK(result.conditions[0].name == "testLoss");
  CHECK(result.conditions[1].value == 4);
}

TEST_CASE("a part of the conditions may hold") {
  const std::string hard = replaced(test::task, "0.3, \"neurons\": 4", "1e-9, \"neurons\": 4");
  const CheckedResult result = checked(HandIn(hard, {}, 500).text(untrained));
  CHECK(result.holds());
  CHECK_FALSE(result.met());
  CHECK(result.score() == 1);
}

TEST_CASE("a goal without a loss is never met") {
  const std::string easy = replaced(test::task, "\"testLoss\": 0.3, ", "");
  HandIn handIn(easy, {}, 162);
  handIn.score = replaced(handIn.score, "true", "false");
  CHECK(checked(handIn.text(untrained)).holds());
}

TEST_CASE("a run that goes on after a rule had ended it comes out again") {
  const auto first =
      test::open(replaced(test::task, "\"batch\": 10", R"("batch": 10, "stop": {"epochs": 2})"));
  REQUIRE(first->train({.epochs = 5}));
  CHECK(first->progress().samples == 162);
  const std::string start =
      replaced(untrained, "\"batch\": 10", R"("batch": 10, "stop": {"epochs": 2})");
  CHECK(checked(HandIn(first->save(), {}, 200).text(start)).holds());
}

TEST_CASE("a run can begin in the middle, with weights that were set by hand") {
  const auto session = test::open(test::task);
  REQUIRE(session->train({.samples = 100}));
  auto weights = session->weights();
  weights[3] = 2;
  REQUIRE(session->setWeights(weights));
  const std::string document = session->save();
  HandIn handIn(document, {}, 400);
  handIn.edits = R"([{"kind": "weights", "samples": 100}])";
  const auto member = [&](const std::string& key, const std::string& next) {
    const std::size_t begin = document.find("\"" + key + "\":");
    return document.substr(begin, document.find(",\"" + next + "\":", begin) - begin);
  };
  const std::string start = untrained.substr(0, untrained.rfind('}')) + "," +
                            member("weights", "progress") + "," + member("progress", "encoding") +
                            "}";
  const CheckedResult result = checked(handIn.text(start));
  CHECK(result.holds());
  CHECK(result.from == 100);
  CHECK(result.edits == std::vector<std::string>{"weights at 100"});
  handIn.edits = R"([{"kind": "weights", "samples": 200}])";
  CHECK(refusedWith(handIn.text(start)).path == "edits[0].kind");
}

TEST_CASE("what was tampered with differs, and is named") {
  const HandIn handIn(test::task, changes, 972);
  const std::string text = handIn.text(untrained);
  CHECK(differences(replaced(text, "\"score\":2", "\"score\":1")) == "score ");
  CHECK(differences(replaced(text, "\"met\":true", "\"met\":false")) == "met ");
  CHECK(differences(replaced(text, "\"samples\":333", "\"samples\":334")) == "document ");
  CHECK(differences(replaced(text, "{\"initial\":0.9}}}", "{\"initial\":0.8}}}")) ==
        "document document.training ");
  CHECK(differences(replaced(text, "\"fingerprint\":\"" + handIn.fingerprint,
                             "\"fingerprint\":\"0123456789abcdef")) == "fingerprint ");
  const std::string other = HandIn(test::task, {}, 972).document;
  const std::string key = "\"weights\":\"";
  const std::size_t ours = text.find(key) + key.size();
  std::string forged = text;
  forged.replace(ours, 40, other, other.find(key) + key.size(), 40);
  CHECK(differences(forged) == "document fingerprint ");
}

TEST_CASE("a result is of a task where its goal and its data are") {
  const std::string text = HandIn(test::task, changes, 972).text(untrained);
  CHECK(differences(text, {.task = test::task}).empty());
  const std::string harder = replaced(test::task, "0.3, \"neurons\": 4", "0.001");
  CHECK(differences(text, {.task = harder}) == "document.goal ");
  CHECK(differences(text, {.task = replaced(test::task, "101", "102")}) == "document.data ");
  CHECK(checkResult(text, {.task = "{}"}).error().path.starts_with("task"));
}

TEST_CASE("who waits is told how far it is") {
  std::vector<std::int64_t> seen;
  const CheckOptions options{.onProgress = [&](std::int64_t now, std::int64_t of) {
    CHECK(of == 972);
    seen.push_back(now);
  }};
  checked(HandIn(test::task, changes, 972).text(untrained), options);
  CHECK(seen == std::vector<std::int64_t>{333, 810, 972});
}

TEST_CASE("what is no result is told with its path") {
  const std::string text = HandIn(test::task, changes, 972).text(untrained);
  struct Case {
    std::string from;
    std::string to;
    std::string code;
    std::string path;
  };
  const std::vector<Case> cases{
      {"{\"edgewiseResult\":1,", "{", "missing-key", "edgewiseResult"},
      {"\"edgewiseResult\":1", "\"edgewiseResult\":2", "version", "edgewiseResult"},
      {"\"start\":{", "\"start\":{\"data\":{},", "unknown-key", "start.data"},
      {"\"start\":{", "\"start\":{\"weights\":\"AAAA\",", "weights", "start.weights"},
      {"\"layers\":[2,4,1]", "\"layers\":[2,3,1]", "weights", "document.weights"},
      {"\"samples\":333", "\"samples\":33300", "range", "edits[1].samples"},
      {"\"samples\":333,", "", "missing-key", "edits[0].samples"},
      {"{\"initial\":0.9}}", "{\"initial\":\"x\"}}", "type", "edits[0].training.stepSize.initial"},
      {"\"met\":true", "\"met\":1", "type", "met"},
      {"\"score\":2,", "", "missing-key", "score"},
      {"\"goal\":{", "\"view\":{},\"goal\":{\"loss\":3,", "unknown-key", "document.goal.loss"},
      {"\"edits\":[", "\"edits\":[7,", "type", "edits[0]"},
      {"\"samples\":972", "\"samples\":9007199254740992", "limit", "document.progress.samples"},
  };
  for (const Case& one : cases) {
    const Error error = refusedWith(replaced(text, one.from, one.to));
    CHECK(error.path == one.path);
    CHECK(error.code == one.code);
  }
  CHECK(refusedWith("{").code == "json");
}
