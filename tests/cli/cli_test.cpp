// The command line, as a person or a script calls it.
#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "edgewise/search.hpp"
#include "goldens.hpp"
#include "run.hpp"

using namespace edgewise;

namespace {

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;
};

Outcome call(const std::vector<std::string_view>& arguments, const std::string& input = "") {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int status = cli::run(arguments, {.in = in, .out = out, .err = err});
  return {status, out.str(), err.str()};
}

rapidjson::Document parsed(const std::string& text) {
  rapidjson::Document document;
  document.Parse(text.c_str());
  REQUIRE(!document.HasParseError());
  return document;
}

std::string textOf(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return buffer.GetString();
}

const std::string iris = R"({"edgewise": 1,
  "network": {"layers": [4, 6, 3], "output": "softmax"}, "data": {"builtin": "iris"},
  "training": {"loss": "cross-entropy", "batch": 10, "stepSize": {"initial": 0.1}}})";

}  // namespace

TEST_CASE("help is shown without arguments and when asked for") {
  CHECK(call({}).out.find("edgewise check PROJECT.json") != std::string::npos);
  CHECK(call({"--help"}).status == 0);
}

TEST_CASE("check tells what a document says") {
  const auto [status, out, err] = call({"check", "-"}, iris);
  CHECK(status == 0);
  CHECK(out.find("15 neurons, 51 edges; feed-forward, layered, 3 layers\n") == 0);
  CHECK(out.find("120 training rows, 30 test rows\n") != std::string::npos);
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
  const auto file = std::filesystem::temp_directory_path() / "edgewise-cli-test.json";
  const std::string name = file.string();
  const auto trained =
      parsed(call({"train", "-", "--epochs", "60", "--out", name, "--json"}, iris).out);
  CHECK(trained["test"]["accuracy"].GetDouble() >= 0.93);
  const auto evaluated = parsed(call({"evaluate", name, "--json"}).out);
  CHECK(textOf(evaluated["fingerprint"]) == textOf(trained["fingerprint"]));
  CHECK(textOf(evaluated["train"]) == textOf(trained["train"]));
  CHECK(evaluated["epoch"].GetInt() == 60);

  const std::string rows = "[[5.1, 3.5, 1.4, 0.2], [6.3, 3.3, 6, 2.5]]";
  CHECK(call({"evaluate", name, "--rows", "-"}, rows).out == "species setosa\nspecies virginica\n");
  const auto json = parsed(call({"evaluate", name, "--rows", "-", "--json"}, rows).out);
  CHECK(json["predictions"][0]["values"]["species"] == "setosa");
  CHECK(json["predictions"][1]["outputs"].Size() == 3);
  std::filesystem::remove(file);
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
  const auto file = std::filesystem::temp_directory_path() / "edgewise-cli-starts.json";
  const std::string name = file.string();
  const auto first = parsed(
      call({"restarts", "-", "--count", "6", "--epochs", "2", "--out", name, "--json"}, iris).out);
  const auto again =
      parsed(call({"restarts", name, "--count", "6", "--epochs", "2", "--json"}).out);
  CHECK(textOf(again["losses"]) == textOf(first["losses"]));
  CHECK(again["losses"][0] != again["losses"][1]);
  const auto evaluated = parsed(call({"evaluate", name, "--json"}).out);
  CHECK(textOf(evaluated["fingerprint"]) == textOf(first["fingerprint"]));
  std::filesystem::remove(file);
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
  CHECK(call({"restarts", "-"}, iris).err.find("how many epochs") != std::string::npos);
}

TEST_CASE("faults are told, with status 1") {
  struct Case {
    std::vector<std::string_view> arguments;
    std::string input;
    std::string says;
  };
  const std::vector<Case> cases{
      {{"learn"}, "", "There is no command \"learn\""},
      {{"train"}, "", "Name a project document"},
      {{"train", "-", "--epochs", "many"}, iris, "whole number"},
      {{"train", "-", "--epochs"}, iris, "A value is missing"},
      {{"check", "-", "--rows", "x"}, iris, "no meaning here"},
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
  const auto json = parsed(call({"check", "-", "--json"}, "{").out);
  CHECK(json["error"]["code"] == "json");
}

TEST_CASE("wrong rows are told with their place") {
  const auto file = std::filesystem::temp_directory_path() / "edgewise-cli-rows.json";
  std::ofstream(file) << iris;
  const std::string name = file.string();
  const auto fault = [&](const std::string& rows) {
    return call({"evaluate", name, "--rows", "-"}, rows).err;
  };
  CHECK(fault("[[1, 2, 3]]").find("rows[0]: A row needs 4 values") == 0);
  CHECK(fault("[[1, 2, 3, true]]").find("rows[0][3]: Rows are a list") == 0);
  CHECK(fault("{}").find("rows: Rows are a list") == 0);
  CHECK(fault("[").find("rows: This is not valid JSON") == 0);
  std::filesystem::remove(file);
}
