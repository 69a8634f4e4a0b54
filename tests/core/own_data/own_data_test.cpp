// The cases of tests/cases/own-data.json: files as people have them, and documents on such data,
// read and trained as their owners mean it.
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "own_data/cases.hpp"
#include "own_data/table_checks.hpp"
#include "own_data/training_checks.hpp"

using namespace edgewise;
using namespace edgewise::test;

TEST_CASE("own data are read, split and learnt as their owners mean it") {
  REQUIRE(ownDataCases().size() == 196);
  int count = 0;
  for (const std::string_view text : ownDataCases()) {
    rapidjson::Document item;
    item.Parse(text.data(), text.size());
    REQUIRE(!item.HasParseError());
    const Json* check = memberOf(item, "check");
    const Json* engine = memberOf(item, "engine");
    if (check == nullptr && engine == nullptr) continue;
    ++count;
    Faults faults;
    if (check != nullptr) checkReading(item, *check, {}, faults);
    if (engine != nullptr) {
      for (const Json& run : engine->GetArray()) checkRun(item, run, faults);
    }
    if (faults.any()) FAIL_CHECK(textOf(item["id"]) << ":" << faults.text());
  }
  CHECK(count >= 188);
}
