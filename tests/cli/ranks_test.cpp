// Searches by many processes: one result whatever their number, and nothing is lost with one of
// them.
#include <array>
#include <cstdlib>

#include "mpi/mpi.hpp"
#include "process.hpp"

using namespace edgewise;
using test::File;
using test::holds;
using test::Process;

TEST_CASE("one of many processes without MPI says so, and does not do all of the work") {
  // There is no edgewise-mpi beside this program, nor elsewhere.
  const std::string path = std::getenv("PATH");
  setenv("PATH", "", 1);
  std::array<char*, 1> words{};
  CHECK(*cli::ranksOfThisRun(words.data()) == nullptr);
  for (const char* size : {"1", "2"}) {
    setenv("OMPI_COMM_WORLD_SIZE", size, 1);
    const auto ranks = cli::ranksOfThisRun(words.data());
    unsetenv("OMPI_COMM_WORLD_SIZE");
    CHECK(static_cast<bool>(ranks) == (size == std::string("1")));
    if (!ranks) CHECK(holds(ranks.error().message, "There is no edgewise-mpi"));
  }
  setenv("PATH", path.c_str(), 1);
}

#ifdef EDGEWISE_MPIRUN

namespace {

const std::string flowersOfRanks = R"({"edgewise": 1,
  "network": {"layers": [4, 8, 3], "output": "softmax"}, "data": {"builtin": "iris"},
  "training": {"loss": "cross-entropy", "batch": 1, "optimizer": {"name": "momentum"},
               "stepSize": {"initial": 0.001}}})";

// As in a container: by root, and on fewer cores than there are ranks.
test::Command onRanks(int count, const test::Command& words) {
  test::Command all{"env",
                    "OMPI_ALLOW_RUN_AS_ROOT=1",
                    "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1",
                    EDGEWISE_MPIRUN,
                    "--oversubscribe",
                    "-n",
                    std::to_string(count)};
  for (const std::string& word : test::edgewise(words)) all.push_back(word);
  return all;
}

std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The process of a rank, among those that were started with `word`.
pid_t processOfRank(int rank, const std::string& word) {
  const std::string variable = "OMPI_COMM_WORLD_RANK=" + std::to_string(rank) + '\0';
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    if (holds(bytesOf(entry.path() / "cmdline"), word) &&
        holds(bytesOf(entry.path() / "environ"), variable)) {
      return static_cast<pid_t>(std::stol(name));
    }
  }
  return 0;
}

}  // namespace

TEST_CASE("searches come to one result, whatever the number of processes") {
  const File project("on-ranks.json", flowersOfRanks);
  const File gate("on-ranks-gate.json", R"({"edgewise": 1, "network": {"layers": [2, 2, 1]},
    "data": {"generator": {"name": "circle", "samples": 30}}})");
  const File kept("on-ranks-out.json");
  struct Run {
    test::Command words;
    std::vector<int> ranks;
  };
  const std::vector<Run> runs{
      {{"restarts", project.name(), "--count", "150", "--epochs", "20"}, {1, 2, 4}},
      {{"exhaustive", gate.name(), "--range", "-3,3"}, {2}},
      {{"sweep", project.name(), "--epochs", "30", "--vary", "training.init.seed=1,2,3,4,5"}, {4}}};
  for (const auto& [words, ranks] : runs) {
    CAPTURE(words.front());
    auto all = words;
    all.insert(all.end(), {"--json", "--out", kept.name()});
    Process alone(test::edgewise(all));
    REQUIRE(alone.wait() == 0);
    const std::string best = bytesOf(kept.name());
    for (const int count : ranks) {
      CAPTURE(count);
      std::filesystem::remove(kept.name());
      Process many(onRanks(count, all));
      CHECK(many.wait() == 0);
      CHECK(many.out() == alone.out());
      CHECK(bytesOf(kept.name()) == best);
    }
  }
}

TEST_CASE("a lost process ends the run with a checkpoint, from which any number goes on") {
  const File project("lost-rank.json", flowersOfRanks);
  const File kept("lost-rank-kept.json");
  test::Command words{"restarts", project.name(), "--count", "1800", "--epochs", "40", "--json"};
  Process whole(test::edgewise(words));
  CHECK(whole.wait() == 0);
  // What is kept is kept because of the loss: there is no time for it before.
  words.insert(words.end(), {"--checkpoint", kept.name(), "--checkpoint-every", "1000"});
  Process begun(onRanks(4, words));
  pid_t lost = 0;
  for (int k = 0; k < 6000 && !holds(begun.err(), R"({"progress":)"); ++k) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    const pid_t now = processOfRank(2, kept.name());
    if (lost != 0 && now == 0) break;
    lost = now;
  }
  REQUIRE(lost != 0);
  kill(lost, SIGKILL);
  // A fast machine may have been done by then.
  if (begun.wait() != 0) {
    CHECK(std::filesystem::exists(kept.name()));
    CHECK(holds(begun.err(), "The same command goes on from " + kept.name()));
  }
  Process rest(onRanks(3, words));
  CHECK(rest.wait() == 0);
  CHECK(rest.out() == whole.out());
  CHECK(!std::filesystem::exists(kept.name()));
}

TEST_CASE("the first process alone reads and speaks") {
  const File project("one-speaks.json", flowersOfRanks);
  const auto times = [](const std::string& text, const std::string& part) {
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
  };
  Process checks(onRanks(2, {"check", project.name()}));
  CHECK(checks.wait() == 0);
  CHECK(times(checks.out(), "fingerprint ") == 1);
  Process fault(onRanks(2, {"restarts", project.name(), "--out", "/nowhere/out.json"}));
  CHECK(fault.wait() == 1);
  CHECK(times(fault.err(), "/nowhere/out.json: The file cannot be written.") == 1);
  // A fault that the first process alone meets: the others do not wait for it.
  const File other("one-speaks-kept.json", "{}");
  Process refused(onRanks(2, {"restarts", project.name(), "--count", "50", "--epochs", "5",
                              "--checkpoint", other.name()}));
  CHECK(refused.wait() == 1);
  CHECK(times(refused.err(), "This is no checkpoint to go on from.") == 1);
}

#endif
