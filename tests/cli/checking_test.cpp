// `check` of what a learner hands in.
#include "call.hpp"
#include "hand_in.hpp"

using namespace edgewise;
using test::call;
using test::File;
using test::holds;
using test::parsed;
using test::textOf;

namespace {

const std::string& handedIn() {
  static const std::string text =
      test::HandIn(test::task, {{333, R"({"stepSize":{"initial":0.9}})"}}, 972)
          .text(test::untrained);
  return text;
}

}  // namespace

TEST_CASE("check says that a result holds, and what it comes to") {
  const auto [status, out, err] = call({"check", "-"}, handedIn());
  CHECK(status == 0);
  CHECK(err.empty());
  CHECK(
      out.starts_with("The result holds: trained again, it comes to the same weights.\n"
                      "goal met, 2 of 2 conditions\n- test loss 0."));
  CHECK(holds(out, "- hidden neurons 4, to be at most 4: holds\nepoch 11, 891 examples\n"));
  CHECK(holds(out, "changed: training at 333\nfingerprint "));
}

TEST_CASE("check refuses a result that was tampered with, with what differs") {
  const std::string forged = test::replaced(handedIn(), "\"score\":2", "\"score\":3");
  const auto [status, out, err] = call({"check", "-"}, forged);
  CHECK(status == 1);
  CHECK(
      out.starts_with("The result does not hold:\n- score: It says that 3 of 2 conditions hold; "
                      "2 of 2 do.\n"));
}

TEST_CASE("check says the same to machines") {
  const auto good = call({"check", "-", "--json"}, handedIn());
  CHECK(good.status == 0);
  const auto json = parsed(good.out);
  CHECK(json["holds"].GetBool());
  CHECK(json["met"].GetBool());
  CHECK(json["score"].GetInt() == 2);
  CHECK(json["samples"].GetInt() == 891);
  CHECK(textOf(json["edits"]) == R"(["training at 333"])");
  const auto bad = call({"check", "-", "--json"},
                        test::replaced(handedIn(), "\"samples\":333", "\"samples\":340"));
  CHECK(bad.status == 1);
  CHECK(parsed(bad.out)["differences"][0]["path"] == "document");
  const auto broken =
      call({"check", "-", "--json"}, test::replaced(handedIn(), "\"met\":true", "\"met\":2"));
  CHECK(broken.status == 1);
  CHECK(parsed(broken.out)["error"]["path"] == "met");
}

TEST_CASE("a result is checked against its task") {
  const File task("task.json", test::task);
  const File other("other.json",
                   test::replaced(test::task, "0.3, \"neurons\"", "0.2, \"neurons\""));
  CHECK(call({"check", "-", "--task", task.name()}, handedIn()).status == 0);
  const auto [status, out, err] = call({"check", "-", "--task", other.name()}, handedIn());
  CHECK(status == 1);
  CHECK(holds(out, "- document.goal: This is not the goal of the task.\n"));
  CHECK(call({"check", "-", "--task", "nowhere"}, handedIn()).err ==
        "nowhere: The file cannot be read.\n");
}

TEST_CASE("a result is for check alone, and a task for results") {
  CHECK(holds(call({"train", "-", "--epochs", "1"}, handedIn()).err, "`edgewise check` says"));
  CHECK(holds(call({"check", "-", "--hidden", "3"}, handedIn()).err, "which says all itself"));
  CHECK(holds(call({"check", "-", "--task", "x"}, test::task).err, "standard input is none"));
  CHECK(holds(call({"check", "-", "--task", "-"}, handedIn()).err, "read once only"));
  CHECK(holds(call({"train", "-", "--task", "x"}, handedIn()).err, "no meaning here"));
}
