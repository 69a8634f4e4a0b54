// The command line, as a person or a script calls it.
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "call.hpp"
#include "edgewise/search.hpp"
#include "goldens.hpp"

using namespace edgewise;
using test::call;
using test::File;
using test::holds;
using test::parsed;
using test::textOf;

namespace {

const std::string iris = R"({"edgewise": 1,
  "network": {"layers": [4, 6, 3], "output": "softmax"}, "data": {"builtin": "iris"},
  "training": {"loss": "cross-entropy", "batch": 10, "stepSize": {"initial": 0.1}}})";

}  // namespace

TEST_CASE("help is shown without arguments and when asked for") {
  CHECK(holds(call({}).out, "edgewise check SOURCE"));
  CHECK(call({"--help"}).status == 0);
  CHECK(holds(call({"train", "--help"}).out, "--choose KIND=TAKEN"));
}

TEST_CASE("check tells what a document says") {
  const auto [status, out, err] = call({"check", "-"}, iris);
  CHECK(status == 0);
  CHECK(out.find("15 neurons, 51 edges; feed-forward, layered, 3 layers\n") == 0);
  CHECK(holds(out, "120 training rows, 30 test rows. 80 % of the rows train"));
  const auto json = parsed(call({"check", "-", "--json"}, iris).out);
  CHECK(json["edges"].GetInt() == 51);
  CHECK(json["layered"].GetBool());
  CHECK(out.find(json["fingerprint"].GetString()) != std::string::npos);
}

TEST_CASE("train reaches the golden fingerprints of the browser") {
  for (const auto& file : goldenFiles()) {
    const auto golden = parsed(std::string(file.second));
    const std::string project = textOf(golden["project"]);
    const std::int64_t rows = (*Session::open(project))->data()->trainCount;
    const std::int64_t samples = golden["samples"].GetInt64();
    if (samples % rows != 0) continue;
    const std::string epochs = std::to_string(samples / rows);
    const auto json = parsed(call({"train", "-", "--epochs", epochs, "--json"}, project).out);
    CHECK(textOf(json["fingerprint"]) == textOf(golden["fingerprint"]));
    CHECK(json["samples"].GetInt64() == samples);
  }
}

TEST_CASE("train keeps the trained project, which evaluate opens with the same bits") {
  const File file("test.json");
  const std::string& name = file.name();
  const auto trained =
      parsed(call({"train", "-", "--epochs", "60", "--out", name, "--json"}, iris).out);
  CHECK(trained["test"]["accuracy"].GetDouble() >= 0.93);
  const auto evaluated = parsed(call({"evaluate", name, "--json"}).out);
  CHECK(textOf(evaluated["fingerprint"]) == textOf(trained["fingerprint"]));
  CHECK(textOf(evaluated["train"]) == textOf(trained["train"]));
  CHECK(evaluated["epoch"].GetInt() == 60);
}

TEST_CASE("train stops by the project's own rules") {
  auto document = parsed(iris);
  auto& allocator = document.GetAllocator();
  rapidjson::Value stop(rapidjson::kObjectType);
  stop.AddMember("epochs", 7, allocator);
  document["training"].AddMember("stop", stop, allocator);
  const auto json = parsed(call({"train", "-", "--json"}, textOf(document)).out);
  CHECK(json["epoch"].GetInt() == 7);
  CHECK(json["status"] == "stopped");
}

TEST_CASE("the best of many starts is kept, and is not where others start") {
  const File file("starts.json");
  const std::string& name = file.name();
  const auto first = parsed(
      call({"restarts", "-", "--count", "6", "--epochs", "2", "--out", name, "--json"}, iris).out);
  const auto again =
      parsed(call({"restarts", name, "--count", "6", "--epochs", "2", "--json"}).out);
  CHECK(textOf(again["losses"]) == textOf(first["losses"]));
  CHECK(again["losses"][0] != again["losses"][1]);
  const auto evaluated = parsed(call({"evaluate", name, "--json"}).out);
  CHECK(textOf(evaluated["fingerprint"]) == textOf(first["fingerprint"]));
}

TEST_CASE("restarts over all cores find what one core finds") {
  const auto json =
      parsed(call({"restarts", "-", "--count", "9", "--epochs", "5", "--json"}, iris).out);
  const auto session = std::move(*Session::open(iris));
  const auto alone = restarts(*session, 0, 9, 5);
  REQUIRE(alone);
  CHECK(json["best"].GetInt64() == alone->best);
  for (rapidjson::SizeType k = 0; k < 9; ++k) {
    CHECK(json["losses"][k].GetFloat() == alone->losses[k]);
  }
  const std::string text = call({"restarts", "-", "--count", "3", "--epochs", "1"}, iris).out;
  CHECK(text.find("3 restarts: training loss") == 0);
  CHECK(call({"restarts", "-", "--count", "0"}, iris).status == 1);
  CHECK(call({"restarts", "-"}, iris).err.find("number of epochs") != std::string::npos);
}

TEST_CASE("faults are told, with status 1") {
  struct Case {
    std::vector<std::string_view> arguments;
    std::string input;
    std::string says;
  };
  const std::vector<Case> cases{
      {{"learn"}, "", "There is no command \"learn\""},
      {{"train"}, "", "Name a project or a table"},
      {{"train", "-", "--epochs", "many"}, iris, "whole number"},
      {{"train", "-", "--epochs"}, iris, "A value is missing"},
      {{"check", "-", "--rows", "x"}, iris, "no meaning here"},
      {{"check", "-", "--epochs", "1"}, iris, "no meaning here"},
      {{"evaluate", "-", "--out", "x"}, iris, "for the predictions of --rows"},
      {{"evaluate", "-", "--rows", "-"}, iris, "can be read once only"},
      {{"check", "-", "--choose", "names"}, iris, "A choice is KIND=TAKEN"},
      {{"check", "-", "--choose", "header=names"}, iris, "This is a project"},
      {{"train", "-", "--hidden", "8,8"}, iris, "This is a project"},
      {{"train", "-", "--hidden", "8,x"}, iris, "how many neurons each hidden layer has"},
      {{"train", "-", "--seed", "-1"}, iris, "whole number"},
      {{"check", "nowhere.json"}, "", "nowhere.json: The file cannot be read"},
      {{"check", "-"}, R"({"edgewise": 2})", "edgewise: This document is of version 2"},
      {{"train", "-"}, iris, "Nothing says when to stop"},
      {{"train", "-", "--epochs", "1", "--out", "/nowhere/x.json"}, iris, "cannot be written"},
      {{"evaluate", "-", "--rows", "nowhere.json"}, iris, "cannot be read"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.says);
    const auto [status, out, err] = call(one.arguments, one.input);
    CHECK(status == 1);
    CHECK(out.empty());
    CHECK(err.find(one.says) != std::string::npos);
  }
  const auto json = parsed(call({"check", "-", "--json"}, R"({"edgewise": 1,)").out);
  CHECK(json["error"]["code"] == "json");
}

TEST_CASE("training that diverges has a status of its own") {
  const std::string project =
      R"({"edgewise": 1, "network": {"layers": [1, 1], "output": "identity"},
    "data": {"table": {"columns": [{"name": "x", "values": [1, 2]}, {"name": "y", "values": [1, 5]}]},
             "scale": "none"},
    "training": {"stepSize": {"initial": 100000}}})";
  const auto [status, out, err] = call({"train", "-", "--epochs", "50"}, project);
  CHECK(status == 3);
  CHECK(holds(out, "The weights grew without bound"));
  CHECK(parsed(call({"train", "-", "--epochs", "50", "--json"}, project).out)["status"] ==
        "diverged");
}

TEST_CASE("accuracy says of how many rows it is, and what stands in the way of learning is told") {
  const auto out = call({"train", "-", "--epochs", "60"}, iris).out;
  CHECK(holds(out, " % of 120 training rows\n"));
  CHECK(holds(out, " % of 30 test rows\n"));
  CHECK(!holds(out, "advice: "));
  auto document = parsed(iris);
  document["training"]["stepSize"]["initial"] = 0;
  const auto json = parsed(call({"check", "-", "--json"}, textOf(document)).out);
  CHECK(json["advice"].Size() == 1);
  CHECK(holds(call({"check", "-"}, textOf(document)).out, "advice: "));
}

TEST_CASE("a value may stand behind its option with =") {
  const auto split = call({"train", "-", "--epochs", "3"}, iris);
  CHECK(call({"train", "-", "--epochs=3"}, iris).out == split.out);
  CHECK(holds(call({"train", "-", "--json=yes", "--epochs=3"}, iris).err, "takes no value"));
}

TEST_CASE("a rule to stop that is met already ends training before it begins") {
  const File file("stopped.json");
  const std::string& name = file.name();
  REQUIRE(call({"train", "-", "--epochs", "5", "--out", name}, iris).status == 0);
  std::ifstream in(name);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::string rates = R"("batch":10)";
  REQUIRE(holds(text, rates));
  text.replace(text.find(rates), rates.size(), rates + R"(,"stop":{"epochs":5})");
  const auto again = call({"train", "-", "--epochs", "5"}, text);
  CHECK(again.status == 0);
  CHECK(holds(again.out, "Stopped after 5 epochs, as asked."));
  CHECK(holds(again.out, "epoch 5\n"));
}

TEST_CASE("what is interrupted is kept, and goes on to the same bits") {
  const File file("cut.json");
  const std::string& name = file.name();
  std::istringstream in(iris);
  std::ostringstream out;
  std::ostringstream err;
  static int asked = 0;
  asked = 0;
  const int status =
      cli::run(std::vector<std::string_view>{"train", "-", "--epochs", "100", "--out", name},
               {.in = in, .out = out, .err = err, .interrupted = [] { return ++asked > 10; }});
  CHECK(status == 130);
  CHECK(err.str() == "Interrupted after 20 epochs. `edgewise train " + name +
                         " --epochs N` goes on from there, to the same bits.\n");
  const auto whole = parsed(call({"train", "-", "--epochs", "100", "--json"}, iris).out);
  const auto rest = parsed(call({"train", name, "--epochs", "80", "--json"}).out);
  CHECK(textOf(rest["fingerprint"]) == textOf(whole["fingerprint"]));
}

TEST_CASE("what cannot be written is told before the work and after it") {
  const auto nowhere =
      call({"train", "-", "--epochs", "1000000000", "--out", "/nowhere/a.json"}, iris);
  CHECK(nowhere.status == 1);
  CHECK(nowhere.err == "/nowhere/a.json: The file cannot be written.\n");
  std::istringstream in(iris);
  std::ostringstream out;
  out.setstate(std::ios::badbit);  // as of a disk that is full
  std::ostringstream err;
  CHECK(cli::run(std::vector<std::string_view>{"check", "-"}, {.in = in, .out = out, .err = err}) ==
        1);
  CHECK(holds(err.str(), "standard output: The result cannot be written."));
}

TEST_CASE("export writes the file as it is, and tells what there is") {
  const File file("export.mjs");
  const auto told = call({"export", "-", "--format", "javascript", "--out", file.name()}, iris);
  CHECK(told.status == 0);
  CHECK(told.out.empty());
  std::ifstream in(file.name(), std::ios::binary);
  const std::string written(std::istreambuf_iterator<char>(in), {});
  CHECK(holds(written, "export function predict"));
  CHECK(call({"export", "-", "--format=javascript"}, iris).out == written);
  const auto none = call({"export", "-"}, iris);
  CHECK(none.status == 1);
  CHECK(holds(none.err, "--format: Say what to export"));
  CHECK(holds(none.err, "\n  onnx"));
  CHECK(holds(call({"export", "-", "--format", "fortran"}, iris).err, "no format \"fortran\""));
  CHECK(call({"train", "-", "--format", "onnx"}, iris).status == 1);
}

TEST_CASE("import writes an ONNX model as a project, and other commands take one as it is") {
  const std::string model = call({"export", "-", "--format", "onnx"}, iris).out;
  const auto told = call({"import", "-"}, model);
  CHECK(told.status == 0);
  CHECK(holds(told.err, "- The model also gives"));
  const auto project = parsed(told.out);
  CHECK(project["encoding"]["inputs"].Size() == 4);
  const auto checked = parsed(call({"check", "-", "--json"}, model).out);
  CHECK(textOf(checked["fingerprint"]) ==
        textOf(parsed(call({"check", "-", "--json"}, iris).out)["fingerprint"]));
  const auto refused = call({"import", "-"}, iris);
  CHECK(refused.status == 1);
  CHECK(holds(refused.err, "This is no ONNX model"));
  CHECK(holds(call({"check", "-"}, model.substr(0, model.size() / 2)).err, "is missing"));
}
