// A table where a project is expected: what was assumed is told, and an option turns it over.
#include "call.hpp"

using namespace edgewise;
using test::call;
using test::File;
using test::holds;
using test::parsed;
using test::textOf;

namespace {

const std::string exclusiveOr = "a,b,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n";

const std::string german =
    "Fl\xE4"
    "che;Preis;Ort\n12,5;100;Bonn\n13,5;110;K\xF6ln\n1.250,5;130;Bonn\n14,5;140;K\xF6ln\n";

}  // namespace

TEST_CASE("a file is a table unless it says that it is a project") {
  CHECK(holds(call({"check", "-"}, exclusiveOr).out, "predicts y from a, b\n"));
  CHECK(holds(call({"check", "-"}, "\xEF\xBB\xBF" + exclusiveOr).out, "predicts y from a, b\n"));
  const std::string records = R"([{"a": 0, "y": 1}, {"a": 2, "y": 4}, {"a": 3, "y": 7}])";
  CHECK(holds(call({"check", "-"}, records).out, "predicts y from a\n"));
  // Data about edges, and a project behind a mark of its encoding.
  const std::string about = R"({"a": [1, 2, 4], "network": [3, 5, 8]})";
  CHECK(
      holds(call({"check", "-"}, R"({"a": [1, 2, 4], "y": [3, 5, 8]})").out, "predicts y from a"));
  CHECK(holds(call({"check", "-"}, about).err, "edgewise"));
  const std::string project = R"({"edgewise": 1, "network": {"layers": [1, 1]}})";
  CHECK(holds(call({"check", "-"}, "\xEF\xBB\xBF \n" + project).out, "3 neurons"));
}

TEST_CASE("a table is told by its content, whatever its name") {
  const File file("table.json", exclusiveOr);
  const auto [status, out, err] = call({"check", file.name()});
  CHECK(status == 0);
  CHECK(holds(err, file.name() + ": 4 rows, 3 columns\n"));
}

TEST_CASE("every assumption is told with the option that takes the other way") {
  const std::string rows = "5.1,3.5,red\n4.9,3.0,blue\n6.1,2.9,red\n5.5,3.3,blue\n";
  const auto plain = call({"check", "-"}, rows);
  CHECK(holds(plain.err,
              "The first line was read as data. These are names: --choose header=names\n"));
  CHECK(holds(plain.out, "4 training rows"));
  const auto turned = call({"check", "-", "--choose", "header=names"}, rows);
  CHECK(holds(turned.out, "3 training rows"));
  CHECK(holds(turned.out, "predicts red from 5.1, 3.5\n"));
  const auto last =
      call({"check", "-", "--choose", "header=names", "--choose", "header=data"}, rows);
  CHECK(last.out == plain.out);

  const auto json = parsed(call({"check", "-", "--json"}, rows).out);
  CHECK(json["read"]["entries"][0]["kind"] == "header");
  CHECK(json["read"]["entries"][0]["taken"] == "data");
  CHECK(json["read"]["entries"][0]["choose"][0] == "header=names");
  CHECK(json["read"]["rows"].GetInt() == 4);
  CHECK(json["inputs"].Size() == 2);
  CHECK(json["targets"][0] == "x3");
  CHECK(call({"check", "-", "--json"}, rows).err.empty());
}

TEST_CASE("a choice names a column, even one with marks in its name") {
  const std::string rows = "a=b: c,y\n1,2\n2,4\n1,5\n3,6\n";
  const auto [status, out, err] =
      call({"check", "-", "--choose", "type:a=b: c=category", "--json"}, rows);
  CHECK(status == 0);
  const auto json = parsed(out);
  CHECK(json["neurons"].GetInt() == 12);  // three categories and a bias, six and a bias, one
  CHECK(holds(call({"check", "-", "--choose", "type:a=b: c=category"}, rows).err,
              "--choose 'type:a=b: c=number'"));
}

TEST_CASE("a choice that changes nothing is told, and with --strict an error") {
  const auto told = call({"check", "-", "--choose", "heder=names"}, exclusiveOr);
  CHECK(told.status == 0);
  CHECK(holds(told.err, "--choose heder=names changes nothing in this file."));
  const auto strict = call({"check", "-", "--choose", "heder=names", "--strict"}, exclusiveOr);
  CHECK(strict.status == 1);
  CHECK(holds(strict.err, "--choose heder=names changes nothing. Leave it out."));
}

TEST_CASE("with --strict what could well be meant otherwise is an error until it is chosen") {
  const std::string rows =
      "when,x\n2024-01-02,3\n2024-01-03,5\n2024-01-04,5\n2024-01-05,5.5\n2024-01-09,7\n";
  CHECK(call({"check", "-", "--target", "x"}, rows).status == 0);
  const auto [status, out, err] = call({"check", "-", "--target", "x", "--strict"}, rows);
  CHECK(status == 1);
  CHECK(out.empty());
  CHECK(holds(err, "standard input: This could well be meant otherwise:"));
  CHECK(holds(err, "Say --choose type:when=number or --choose type:when=ignored"));
  for (const std::string taken : {"type:when=number", "type:when=weekday"}) {
    CAPTURE(taken);
    CHECK(call({"check", "-", "--target", "x", "--strict", "--choose", taken}, rows).status == 0);
  }
  const auto json = parsed(call({"check", "-", "--target", "x", "--strict", "--json"}, rows).out);
  CHECK(json["error"]["code"] == "ask");
  CHECK(call({"check", "-", "--strict"}, exclusiveOr).status == 0);
}

TEST_CASE("columns to predict and to predict from are named") {
  const std::string rows = "a,b,c,\"d, e\"\n1,2,3,4\n2,3,5,9\n3,5,1,2\n4,1,2,2\n";
  const auto predicts = [&](std::vector<std::string_view> options) {
    options.insert(options.begin(), {"check", "-"});
    const auto [status, out, err] = call(options, rows);
    const std::size_t from = out.find("predicts ");
    return from == std::string::npos ? err : out.substr(from, out.find('\n', from) - from);
  };
  CHECK(predicts({"--target", "b"}) == "predicts b from a, c, d, e");
  CHECK(predicts({"--target", "b,c"}) == "predicts b, c from a, d, e");
  CHECK(predicts({"--target", "c", "--target", "b"}) == "predicts c, b from a, d, e");
  CHECK(predicts({"--target", "d, e", "--inputs", "a,b"}) == "predicts d, e from a, b");
  CHECK(predicts({"--inputs", "c"}) == "predicts d, e from c");
  CHECK(
      holds(predicts({"--target", "q"}),
            "--target: There is no column \"q\". The columns are \"a\", \"b\", \"c\", \"d, e\"."));
  CHECK(holds(predicts({"--target", "a", "--inputs", "a"}), "\"a\""));
  CHECK(call({"check", "-", "--target", "a", "--inputs", "a"}, rows).status == 1);
}

TEST_CASE("where no column can be predicted the columns are named") {
  const auto [status, out, err] =
      call({"train", "-"}, "id,name\n1,Bob Fox\n2,Al Hill\n3,Cy Kay\n4,Di Lane\n");
  CHECK(status == 1);
  CHECK(holds(err, "Say which it is by --target NAME; the columns are \"id\", \"name\"."));
  CHECK(holds(err, "\"id\" numbers the rows and is left out."));
  CHECK(holds(call({"train", "-"}, "x\n1\n2\n3\n").err, "only one column (\"x\")"));
}

TEST_CASE("a German file with semicolons, decimal commas and its own encoding") {
  const auto [status, out, err] = call({"train", "-", "--target", "Preis"}, german);
  CHECK(status == 0);
  CHECK(holds(out, "predicts Preis from Fläche, Ort\n"));
  CHECK(holds(err, "read as Windows-1252"));
  const auto json = parsed(call({"check", "-", "--target", "Preis", "--json"}, german).out);
  CHECK(json["read"]["delimiter"] == ";");
  CHECK(json["read"]["decimalComma"].GetBool());
  CHECK(json["read"]["encoding"] == "windows-1252");
}

TEST_CASE("a file that is no text is refused with what to do instead") {
  const File old("old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more");
  const auto excel = call({"train", old.name()});
  CHECK(excel.status == 1);
  CHECK(holds(excel.err, old.name() + ": "));
  CHECK(holds(excel.err, "Open it in a spreadsheet, save the sheet as CSV"));
  const File picture("photo.csv", "\x89PNG\r\n\x1A\n and more");
  CHECK(holds(call({"check", picture.name()}).err, "a picture (PNG)"));
  CHECK(call({"check", picture.name()}).status == 1);
}

TEST_CASE("a broken line is told with the file, its number and the cell") {
  const File file("ragged.csv", "a,b,c\n1,2,3\n2,3,4\n1,2,3,14\n");
  const auto [status, out, err] = call({"train", file.name()});
  CHECK(status == 1);
  CHECK(holds(err, file.name() + ": Line 4 has 4 cells, but there are 3 names."));
  CHECK(holds(err, "\"14\""));
  CHECK(parsed(call({"train", file.name(), "--json"}).out)["error"]["code"] == "ragged");
}

TEST_CASE("the network is made as it is asked for") {
  const auto check = [&](std::vector<std::string_view> options) {
    options.insert(options.begin(), {"check", "-", "--out", "-"});
    return call(options, exclusiveOr).out;
  };
  const std::string usual = check({});
  CHECK(holds(usual, R"("layers":[2,6,1],"hidden":["tanh"],"output":"logistic")"));
  CHECK(holds(usual, R"("loss":"cross-entropy")"));
  const std::string other =
      check({"--hidden", "8,4", "--function", "rectifier", "--output", "tanh"});
  CHECK(holds(other, R"("layers":[2,8,4,1],"hidden":["rectifier","rectifier"],"output":"tanh")"));
  CHECK(holds(other, R"("loss":"squared")"));
  CHECK(holds(check({"--hidden", "none"}), R"("layers":[2,1])"));
  CHECK(holds(check({"--output", "softmax"}), R"("layers":[2,6,2])"));
  CHECK(holds(check({"--loss", "absolute", "--seed", "7"}),
              R"("loss":"absolute","init":{"seed":7})"));
  CHECK(holds(call({"check", "-", "--output", "tan"}, exclusiveOr).err, "--output: \"tan\""));
  CHECK(holds(call({"check", "-", "--output", "tanh", "--loss", "cross-entropy"}, exclusiveOr).err,
              "--loss: Cross-entropy needs"));
}

TEST_CASE("the project of a table trains to the same bits from its saved document") {
  const File file("saved.json");
  for (const std::string& rows : {exclusiveOr, german}) {
    for (const std::string_view seed : {"1", "5"}) {
      const auto made =
          call({"check", "-", "--hidden", "5,3", "--seed", seed, "--out", file.name()}, rows);
      REQUIRE(made.status == 0);
      const auto direct = parsed(
          call({"train", "-", "--hidden", "5,3", "--seed", seed, "--epochs", "70", "--json"}, rows)
              .out);
      const auto saved = parsed(call({"train", file.name(), "--epochs", "70", "--json"}).out);
      CHECK(textOf(saved["fingerprint"]) == textOf(direct["fingerprint"]));
      CHECK(textOf(saved["train"]) == textOf(direct["train"]));
      CHECK(holds(made.out, "fingerprint "));
      CHECK(!holds(made.out, direct["fingerprint"].GetString()));
    }
  }
}

TEST_CASE("rows that are left out are counted by column") {
  const std::string rows = "a,b,y\n1,2,3\n,3,5\n3,,1\n4,1,2\n5,2,7\n6,1,8\n,,9\n";
  const auto out = call({"check", "-", "--target", "y"}, rows).out;
  CHECK(holds(out, "4 training rows, 0 test rows. All 4 rows train"));
  CHECK(holds(out, "3 rows left out for gaps in a (2), b (2)\n"));
  const auto json = parsed(call({"check", "-", "--target", "y", "--json"}, rows).out);
  CHECK(json["leftOut"]["a"].GetInt() == 2);
}

TEST_CASE("many starts of a table") {
  const auto json =
      parsed(call({"restarts", "-", "--count", "3", "--epochs", "2", "--json"}, exclusiveOr).out);
  CHECK(json["losses"].Size() == 3);
  CHECK(json["read"]["rows"].GetInt() == 4);
}

TEST_CASE("a column that says which rows train is taken at its word") {
  const std::string rows =
      "x,y,set\n1,2,train\n2,4,train\n3,6,test\n4,8,train\n5,10,Test\n6,12,train\n";
  const auto said = call({"check", "-"}, rows);
  CHECK(holds(said.out, "predicts y from x\n"));
  CHECK(holds(said.out, "4 training rows, 2 test rows. The column \"set\" says"));
  CHECK(holds(said.err, "--choose role:set=input"));
  const auto used = call({"check", "-", "--inputs", "x,set"}, rows);
  CHECK(holds(used.out, "predicts y from x, set\n"));
  CHECK(holds(used.out, "6 training rows, 0 test rows"));
}
