// Projects in links, wherever a project is expected. The links are those of the page, as
// tests/engine/links.test.ts makes sure.
#include "link.hpp"

#include <zlib.h>

#include "call.hpp"

using namespace edgewise;
using test::call;
using test::File;
using test::holds;
using test::parsed;
using test::textOf;

namespace {

rapidjson::Document pageLinks() {
  std::ifstream file(EDGEWISE_CASES "/links.json");
  return parsed(std::string(std::istreambuf_iterator<char>(file), {}));
}

std::string toLink(const std::string& text) {
  std::string bytes(compressBound(text.size()) + 16, '\0');
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string in = text;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  bytes.resize(stream.total_out);
  deflateEnd(&stream);
  std::string link = "#1.";
  const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (std::size_t k = 0; k < 8 * bytes.size(); k += 6) {
    unsigned digit = 0;
    for (std::size_t bit = k; bit < k + 6; ++bit) {
      const auto byte = bit / 8 < bytes.size() ? static_cast<unsigned char>(bytes[bit / 8]) : 0U;
      digit = 2 * digit + ((byte >> (7 - bit % 8)) & 1);
    }
    link += digits[digit];
  }
  return link;
}

}  // namespace

TEST_CASE("a link of the page is the project that it holds") {
  const auto links = pageLinks();
  REQUIRE(links.Size() >= 3);
  for (const auto& one : links.GetArray()) {
    CAPTURE(one["what"].GetString());
    const std::string link = one["link"].GetString();
    const auto asText = call({"check", "-"}, textOf(one["document"]));
    CHECK(asText.status == 0);
    for (const std::string& given : {link, "https://example.org/edgewise/" + link,
                                     "https://example.org/v1/embed.html?show=network" + link}) {
      CAPTURE(given);
      const auto outcome = call({"check", given});
      CHECK(outcome.status == 0);
      CHECK(outcome.out == asText.out);
    }
  }
}

TEST_CASE("a link is trained and kept like a file") {
  const auto links = pageLinks();
  const auto& iris = links[2];
  const File kept("link.json");
  const auto trained = parsed(
      call({"train", iris["link"].GetString(), "--epochs", "3", "--json", "--out", kept.name()})
          .out);
  const auto asText = call({"train", "-", "--epochs", "3", "--json"}, textOf(iris["document"]));
  CHECK(textOf(trained["fingerprint"]) == textOf(parsed(asText.out)["fingerprint"]));
  CHECK(call({"check", kept.name()}).status == 0);
}

TEST_CASE("broken links are told, and never taken for a table") {
  const auto links = pageLinks();
  const std::string link = links[1]["link"].GetString();
  const auto fault = [](const std::string& given) {
    const auto outcome = call({"check", given, "--json"});
    CHECK(outcome.status == 1);
    const auto error = parsed(outcome.out);
    return std::string(error["error"]["code"].GetString());
  };
  CHECK(fault(link.substr(0, link.size() / 2)) == "link");
  CHECK(fault(link.substr(0, link.size() - 3)) == "link");
  CHECK(fault(link + "A%20") == "link");
  CHECK(fault("#1.") == "link");
  CHECK(fault("#1.A") == "link");
  CHECK(fault("#1.not at all") == "link");
  CHECK(fault("https://example.org/edgewise/") == "link");
  CHECK(fault("https://example.org/edgewise/#2.abcd") == "link");
  CHECK(holds(call({"check", "#1.AAAA"}).err, "the link: The link is damaged"));
  // What comes out is a document, and has to be a right one.
  CHECK(fault(toLink("1,2\n3,4\n")) == "json");
  CHECK(fault(toLink(R"({"edgewise": 1})")) == "missing-key");
  CHECK(fault(toLink(R"({"edgewise": 1, "edgewise": 1, "network": {"layers": [1, 1]}})")) ==
        "duplicate");
  CHECK(call({"check", toLink(R"({"edgewise": 1, "network": {"layers": [1, 1]}})")}).status == 0);
  // One byte turned, at every place: a fault or another document, never a crash.
  for (std::size_t at = 3; at < link.size(); ++at) {
    std::string turned = link;
    turned[at] = turned[at] == 'x' ? 'y' : 'x';
    const int status = call({"check", turned}).status;
    CHECK((status == 0 || status == 1));
  }
}

TEST_CASE("a link unfolds to so much and no more") {
  const std::string document = R"({"edgewise": 1, "network": {"layers": [1, 1]}})";
  const std::string most = document + std::string(cli::largestDocument - document.size(), ' ');
  CHECK(call({"check", toLink(most)}).status == 0);
  const auto outcome = call({"check", toLink(most + " ")});
  CHECK(outcome.status == 1);
  CHECK(holds(outcome.err, "the link: The link unfolds to more than 20000000 bytes"));
}
