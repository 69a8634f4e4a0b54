// Same seed, same bits: every build reaches the fingerprints in tests/golden.
#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string>

#include "edgewise/session.hpp"
#include "goldens.hpp"

using namespace edgewise;

TEST_CASE("training reaches the golden fingerprints") {
  REQUIRE(goldenFiles().size() >= 3);
  for (const auto& file : goldenFiles()) {
    const std::string name(file.first);
    const std::string_view text = file.second;
    CAPTURE(name);
    rapidjson::Document golden;
    golden.Parse(text.data(), text.size());
    REQUIRE(!golden.HasParseError());
    rapidjson::StringBuffer project;
    rapidjson::Writer<rapidjson::StringBuffer> writer(project);
    golden["project"].Accept(writer);

    auto session = Session::open(project.GetString());
    if (!session) FAIL(session.error().path << ": " << session.error().message);
    CHECK((*session)->fingerprint() == std::string(golden["start"].GetString()));
    REQUIRE((*session)->train({.samples = golden["samples"].GetInt64()}));
    CHECK((*session)->fingerprint() == std::string(golden["fingerprint"].GetString()));
  }
}
