#include "edgewise/exports.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "exports/model.hpp"
#include "exports/text.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

std::string exported(const Session& session, std::string_view format) {
  const auto made = exportAs(session, format);
  if (!made) FAIL(made.error().message);
  return made->bytes;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("every format makes a file of its name") {
  const auto session = test::open(test::circle);
  for (const ExportFormat& format : exportFormats()) {
    const auto made = exportAs(*session, format.name);
    REQUIRE(made);
    CHECK(made->fileName == format.fileName);
    CHECK(made->mediaType == format.mediaType);
    CHECK(made->bytes.size() > 100);
    CHECK(format.about.ends_with("."));
  }
}

TEST_CASE("a format that there is none of is refused with those that there are") {
  const auto session = test::open(test::circle);
  const auto refused = exportAs(*session, "fortran");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "name");
  CHECK(contains(refused.error().message, "javascript, cpp, numpy"));
}

TEST_CASE("what trains or lists examples needs data") {
  const auto session = test::open(R"({"edgewise": 1, "network": {"layers": [2, 3, 1]}})");
  for (const std::string_view format :
       {"pytorch", "pytorch-notebook", "keras", "keras-notebook", "predictions", "table"}) {
    const auto refused = exportAs(*session, format);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "data");
  }
  CHECK(contains(exported(*session, "javascript"), "export function predict"));
}

TEST_CASE("a layered network is one block a layer, its weights are those of the session") {
  const auto session = test::open(test::circle);
  const auto model = exports::modelOf(*session);
  CHECK(model.runs.size() == 2);
  CHECK(model.levels.size() == 2);
  CHECK(model.runs[0].count == 4);
  CHECK(model.runs[0].tails == std::vector<Index>{0, 1, 2});
  CHECK(model.runs[1].tails == std::vector<Index>{3, 4, 5, 6, 2});
  for (std::size_t k = 0; k < model.weights.size(); ++k) {
    CHECK(model.weights[k] == static_cast<float>(session->weights()[model.edges[k]]));
  }
  const auto blocks = exports::blocksOf(model);
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].isFull());
  CHECK(blocks[1].tails == std::vector<Index>{2, 3, 4, 5});
}

TEST_CASE("large networks are written as text of a size in proportion to their weights") {
  const auto session = test::open(R"({"edgewise": 1, "network": {"layers": [100, 200, 10]}})");
  const std::size_t weights = session->weights().size();
  for (const std::string_view format : {"javascript", "numpy", "onnx"}) {
    CHECK(exported(*session, format).size() < 6 * weights + 40'000);
  }
  const std::string header = exported(*session, "cpp");
  CHECK(header.size() < 16 * weights + 40'000);
  CHECK(std::count(header.begin(), header.end(), '\n') < 6000);
}

TEST_CASE("texts are quoted so that every language reads them") {
  const std::string odd("a\"b\\c\n\x01\0z?\xC3\xA4", 12);
  CHECK(exports::quoted(odd) == "\"a\\\"b\\\\c\\n\\u0001\\u0000z?\xC3\xA4\"");
  CHECK(exports::quotedForCpp(odd) == R"("a\"b\\c\n\001\000z\077\303\244"sv)");
}

TEST_CASE("a text that looks like a place to fill stays as it is") {
  const std::array inserts{exports::Insert{"a", "{{b}}"}, exports::Insert{"b", "x"}};
  CHECK(exports::filled("{{a}} {{b}} {{{c}}", inserts) == "{{b}} x {{{c}}");
}
