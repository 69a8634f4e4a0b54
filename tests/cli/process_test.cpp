// The program itself: signals, an end without warning, full disks, exit statuses.
#include "process.hpp"

using namespace edgewise;
using test::call;
using test::File;
using test::holds;
using test::parsed;
using test::Process;
using test::textOf;
using test::waitFor;
using test::waitForChange;

namespace {

const std::string classify = R"({"edgewise": 1,
  "network": {"layers": [4, 8, 3], "output": "softmax"}, "data": {"builtin": "iris"},
  "training": {"loss": "cross-entropy", "batch": 1, "optimizer": {"name": "momentum"},
               "stepSize": {"initial": 0.001}}})";

}  // namespace

TEST_CASE("runs that are ended in the middle, with or without warning, go on to the same bits") {
  const File project("long.json", classify);
  const File gate("gate.json", R"({"edgewise": 1, "network": {"layers": [2, 2, 1]},
    "data": {"generator": {"name": "circle", "samples": 100}}})");
  const std::vector<std::vector<std::string>> runs{
      {"train", project.name(), "--epochs", "20000"},
      {"restarts", project.name(), "--count", "400", "--epochs", "40"},
      {"exhaustive", gate.name(), "--bits", "2"},
      {"sweep", project.name(), "--epochs", "300", "--vary", "training.init.seed=1,2,3,4,5,6,7,8"}};
  for (const auto& run : runs) {
    CAPTURE(run.front());
    std::vector<std::string> words = run;
    words.emplace_back("--json");
    Process whole(test::edgewise(words));
    CHECK(whole.wait() == 0);
    const File kept("kept-" + run.front());
    words.insert(words.end(), {"--checkpoint", kept.name(), "--checkpoint-every", "0.01"});
    Process killed(test::edgewise(words));
    waitFor(kept.name());
    killed.signal(SIGKILL);
    CHECK(killed.wait() == -SIGKILL);
    REQUIRE(std::filesystem::exists(kept.name()));
    const auto since = std::filesystem::last_write_time(kept.name());
    Process ended(test::edgewise(words));
    waitForChange(kept.name(), since);
    ended.signal(SIGTERM);
    const int status = ended.wait();
    // A fast machine may have been done by then.
    CHECK((status == 130 || status == 0));
    if (status == 130) {
      CHECK(holds(ended.err(), "The same command goes on from "));
      CHECK(std::filesystem::exists(kept.name()));
    }
    Process rest(test::edgewise(words));
    CHECK(rest.wait() == 0);
    // Lines of progress may stand on standard error, the answer alone on standard output.
    CHECK(rest.out() == whole.out());
    CHECK(!std::filesystem::exists(kept.name()));
  }
}

TEST_CASE("Ctrl-C leaves what was trained in --out") {
  const File project("cut-short.json", classify);
  const File kept("cut-short-out.json");
  Process process(test::edgewise(
      {"train", project.name(), "--epochs", "1000000000", "--out", kept.name(), "--json"}));
  for (int k = 0; k < 6000 && !holds(process.err(), R"({"progress":{"done":)"); ++k) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  process.signal(SIGINT);
  CHECK(process.wait() == 130);
  const auto told = parsed(process.out());
  const auto opened = parsed(call({"evaluate", kept.name(), "--json"}).out);
  CHECK(textOf(opened["fingerprint"]) == textOf(told["fingerprint"]));
  CHECK(opened["epoch"].GetInt() == told["epoch"].GetInt());
}

TEST_CASE("a full disk is an error, wherever the answer goes") {
  const File project("to-full.json", classify);
  Process said(test::edgewise({"check", project.name()}), "/dev/full");
  CHECK(said.wait() == 1);
  CHECK(holds(said.err(), "standard output: The result cannot be written."));
  Process help(test::edgewise({"help"}), "/dev/full");
  CHECK(help.wait() == 1);
  Process trained(test::edgewise({"train", project.name(), "--epochs", "1", "--out", "-"}),
                  "/dev/full");
  CHECK(trained.wait() == 1);
  Process kept(test::edgewise({"train", project.name(), "--epochs", "1", "--out", "/dev/full"}));
  CHECK(kept.wait() == 1);
  CHECK(holds(kept.err(), "/dev/full: The file cannot be written."));
}

TEST_CASE("--out - writes the project alone to standard output") {
  const File project("to-stdout.json", classify);
  Process process(test::edgewise({"train", project.name(), "--epochs", "2", "--out", "-"}));
  CHECK(process.wait() == 0);
  const auto document = parsed(process.out());
  CHECK(document["progress"]["samples"].GetInt() == 240);
  CHECK(holds(process.err(), "fingerprint "));
  CHECK(!std::filesystem::exists("-"));
}

TEST_CASE("divergence has an exit status of its own") {
  const File project("diverges.json", R"({"edgewise": 1,
    "network": {"layers": [1, 1], "output": "identity"},
    "data": {"table": {"columns": [{"name": "x", "values": [1, 2]}, {"name": "y", "values": [1, 5]}]},
             "scale": "none"},
    "training": {"stepSize": {"initial": 100000}}})");
  Process process(test::edgewise({"train", project.name(), "--epochs", "50"}));
  CHECK(process.wait() == 3);
}
