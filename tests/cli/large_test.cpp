// Large tables cross the command as numbers, and come out as the text that they were.
#include "call.hpp"
#include "document.hpp"

using namespace edgewise;
using test::call;
using test::File;
using test::holds;
using test::parsed;
using test::textOf;

namespace {

// Numbers of every kind, gaps, texts, and lists that are called "values" elsewhere.
std::string largeDocument() {
  std::string a;
  std::string b;
  std::string kind;
  std::string y;
  for (int k = 0; k < 14000; ++k) {
    const std::string comma = k > 0 ? ", " : "";
    const std::vector<std::string> odd{"null",
                                       "1e-7",
                                       "-1.25e-4",
                                       "0.1234567890123456",
                                       "1e15",
                                       "123456789012345",
                                       "-999999999999999.9",
                                       "5e-324",
                                       "0.00012",
                                       "1e22",
                                       "1000"};
    a += comma + (k % 50 == 7 ? odd[static_cast<std::size_t>(k / 50) % odd.size()]
                              : std::to_string(k % 97) + "." + std::to_string(k % 7));
    b += comma + (k == 5 ? "-0.0" : std::to_string(k % 13 - 6));
    kind += comma + (k % 3 == 0 ? "\"one\"" : "\"two\"");
    y += comma + std::to_string(k % 2);
  }
  return R"({"edgewise": 1, "network": {"layers": [4, 3, 2], "output": "softmax"},
    "view": {"values": [1, 2.5, null], "inner": [{"values": [3, "x"]}, {"values": [-0.0]}]},
    "data": {"table": {"columns": [{"name": "a", "values": [)" +
         a + R"(]}, {"name": "b", "type": "number", "values": [)" + b +
         R"(]}, {"name": "kind", "values": [)" + kind +
         R"(]}, {"name": "y", "type": "category", "values": [)" + y +
         R"(]}]}, "targets": ["y"], "missing": "fill"},
    "training": {"loss": "cross-entropy", "batch": 50}})";
}

}  // namespace

TEST_CASE("a large document comes out as one that never was taken apart") {
  const std::string text = largeDocument();
  cli::Document document = cli::takenApart(text);
  CHECK(document.apart.size() == 2);
  CHECK(document.text.size() < text.size());
  const auto apart = std::move(*Session::open(document.text, document.apart));
  const auto whole = std::move(*Session::open(text));
  REQUIRE(apart->train({.epochs = 1}));
  REQUIRE(whole->train({.epochs = 1}));
  CHECK(apart->fingerprint() == whole->fingerprint());
  const bool isSame = cli::wholeText(*apart) == whole->save();  // too long to be shown
  CHECK(isSame);
  const bool isUnchanged = cli::wholeText(*whole) == whole->save();
  CHECK(isUnchanged);
  // What is saved opens again, in the page as well.
  CHECK((*Session::open(cli::wholeText(*apart)))->fingerprint() == whole->fingerprint());
  CHECK(cli::takenApart("{\"edgewise\": 1}").apart.empty());
  CHECK(cli::takenApart(text.substr(0, text.size() - 5)).text.size() == text.size() - 5);
}

TEST_CASE("faults in large documents are told as in small ones") {
  const std::string text = largeDocument();
  const auto fault = [](const std::string& broken) { return call({"check", "-"}, broken).err; };
  CHECK(holds(fault(text.substr(0, text.size() - 5)), "This is not valid JSON"));
  auto document = parsed(text);
  document["data"]["table"]["columns"][0]["values"].PopBack();
  CHECK(fault(textOf(document)) == [&] {
    const auto session = Session::open(textOf(document));
    return session.error().path + ": " + session.error().message + "\n";
  }());
}

TEST_CASE("a table becomes the same project in parts, and options are laid over it") {
  std::string table = "a,b,c,y\n";
  for (int k = 0; k < 14000; ++k) {
    table += std::to_string(k % 101) + "." + std::to_string(k % 9) + "," + std::to_string(-k % 17) +
             "," + (k % 3 == 0 ? "u" : "v") + "," + (k % 5 < 2 ? "yes" : "no") + "\n";
  }
  const File kept("large-project.json");
  const auto trained = parsed(
      call({"train", "-", "--epochs", "2", "--batch", "20", "--json", "--out", kept.name()}, table)
          .out);
  std::ifstream in(kept.name());
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto session = std::move(*Session::open(text));
  CHECK(session->fingerprint() == trained["fingerprint"].GetString());
  CHECK(session->training().batch == 20);
  CHECK(session->data()->table.columns[0].numbers[7] == 7.7);
  CHECK(call({"evaluate", kept.name(), "--json"}).status == 0);
  // What was saved by the command is saved by it again as the core does, to the byte.
  const File again("large-again.json");
  CHECK(text.size() > 200'000);
  CHECK(call({"check", kept.name(), "--out", again.name()}).status == 0);
  std::ifstream second(again.name());
  const bool isSame =
      std::string(std::istreambuf_iterator<char>(second), {}) == session->save() + "\n";
  CHECK(isSame);
  const auto swept = parsed(
      call({"sweep", kept.name(), "--epochs", "1", "--json", "--vary", "training.batch=20,30"})
          .out);
  CHECK(swept["rows"].Size() == 2);
}
