// Rows of another file: matched by the names of their columns, predicted, and written as CSV.
#include <fstream>
#include <iterator>

#include "call.hpp"
#include "edgewise/explain.hpp"

using namespace edgewise;
using test::call;
using test::File;
using test::holds;
using test::parsed;

namespace {

const std::string sortFlowers = R"({"edgewise": 1,
  "network": {"layers": [4, 6, 3], "output": "softmax"}, "data": {"builtin": "iris"},
  "training": {"loss": "cross-entropy", "batch": 10, "stepSize": {"initial": 0.1}}})";

const std::string names = "sepal_length_cm,sepal_width_cm,petal_length_cm,petal_width_cm\n";

// A trained project on iris.
class Trained : public File {
 public:
  Trained() : File("trained.json") {
    REQUIRE(call({"train", "-", "--epochs", "60", "--out", name()}, sortFlowers).status == 0);
  }
  test::Outcome evaluate(const std::string& rows,
                         const std::vector<std::string_view>& options = {}) const {
    std::vector<std::string_view> all{"evaluate", name(), "--rows", "-"};
    all.insert(all.end(), options.begin(), options.end());
    return call(all, rows);
  }
};

std::string lineOf(const std::string& text, int number) {
  std::istringstream lines(text);
  std::string line;
  for (int k = 0; k < number; ++k) std::getline(lines, line);
  return line;
}

}  // namespace

TEST_CASE("rows come back as CSV with what is predicted and how probable it is") {
  const Trained trained;
  const auto [status, out, err] = trained.evaluate(names + "5.1,3.5,1.4,0.2\n6.3,3.3,6,2.5\n");
  CHECK(status == 0);
  CHECK(lineOf(out, 1) ==
        names.substr(0, names.size() - 1) +
            ",predicted species,probability of setosa,probability of versicolor,probability of "
            "virginica");
  CHECK(lineOf(out, 2).find("5.1,3.5,1.4,0.2,setosa,0.9") == 0);
  CHECK(lineOf(out, 3).find("6.3,3.3,6,2.5,virginica,") == 0);
  CHECK(err == "standard input: 2 rows, 4 columns\n");
}

TEST_CASE("columns are found by their names, in any order and beside others") {
  const Trained trained;
  const auto out = trained
                       .evaluate(
                           "Petal_Width_cm;who;sepal_length_cm;petal_length_cm;"
                           "SEPAL_WIDTH_CM\n2,5;\"a, b\";6,3;6;3,3\n0,2;c;5,1;1,4;3,5\n")
                       .out;
  CHECK(lineOf(out, 2).find("2.5,\"a, b\",6.3,6,3.3,virginica,") == 0);
  CHECK(lineOf(out, 3).find("0.2,c,5.1,1.4,3.5,setosa,") == 0);
  const auto missing = trained.evaluate("sepal_length_cm,x\n1,2\n3,4\n");
  CHECK(missing.status == 1);
  CHECK(holds(missing.err,
              "no column \"sepal_width_cm\", \"petal_length_cm\", \"petal_width_cm\"; "
              "it has \"sepal_length_cm\", \"x\""));
}

TEST_CASE("rows without names stand in the order of the inputs") {
  const Trained trained;
  for (const std::string rows :
       {"6.3,3.3,6,2.5", "6.3 3.3 6 2.5\n", "[[6.3, 3.3, 6, 2.5]]", "6,3;3,3;6;2,5\n"}) {
    CAPTURE(rows);
    const auto [status, out, err] = trained.evaluate(rows);
    CHECK(status == 0);
    CHECK(lineOf(out, 1).find("x1,x2,x3,x4,predicted species,") == 0);
    CHECK(lineOf(out, 2).find("6.3,3.3,6,2.5,virginica,") == 0);
  }
  CHECK(holds(trained.evaluate("1,2,3\n4,5,6\n").err, "no column"));
  CHECK(holds(trained.evaluate(names).err, "names but no rows"));
}

TEST_CASE("a row that cannot be predicted says why and stays without a prediction") {
  const Trained trained;
  const std::string rows = names + "5.1,3.5,1.4,0.2\n5,3.5,wide,0.2\n5,,1.4,0.2\n";
  const auto [status, out, err] = trained.evaluate(rows);
  CHECK(status == 0);
  CHECK(lineOf(out, 2).find(",setosa,") != std::string::npos);
  CHECK(lineOf(out, 3) == "5,3.5,wide,0.2,,,,");
  CHECK(holds(err, "not predicted: Line 3: \"wide\" in \"petal_length_cm\" is not a number."));
  CHECK(holds(err, "not predicted: Line 4: "));
  const auto strict = trained.evaluate(rows, {"--strict"});
  CHECK(strict.status == 1);
  CHECK(strict.out.empty());
  CHECK(holds(strict.err, "standard input: Line 3: \"wide\""));
  const auto none = trained.evaluate(names + "a,b,c,d\ne,f,g,h\n");
  CHECK(none.status == 1);
  const auto json = parsed(trained.evaluate(rows, {"--json"}).out);
  CHECK(json["predictions"][0]["values"]["species"] == "setosa");
  CHECK(json["predictions"][1].IsNull());
  CHECK(json["failed"].Size() == 2);
}

TEST_CASE("a number far from all training rows is told") {
  const Trained trained;
  const auto [status, out, err] = trained.evaluate(names + "5.1,3.5,1.4,99\n5.1,3.5,1.4,0.2\n");
  CHECK(status == 0);
  CHECK(holds(err, "\"petal_width_cm\" lies far outside of its training rows in line 2."));
}

TEST_CASE("a choice turns over how rows are read, and predictions go into a file") {
  const Trained trained;
  const File file("predictions.csv");
  const std::string rows = names + "5.1,3.5,1.4,0.2\n";
  const auto [status, out, err] = trained.evaluate(rows, {"--out", file.name()});
  CHECK(status == 0);
  CHECK(out.empty());
  std::ifstream written(file.name());
  const std::string text(std::istreambuf_iterator<char>(written), {});
  CHECK(text == trained.evaluate(rows).out);
  CHECK(trained.evaluate(rows, {"--out", "-"}).out == text);
  CHECK(trained.evaluate(rows, {"--target", "species"}).status == 1);
  const auto data = trained.evaluate(rows, {"--choose", "header=data"});
  CHECK(holds(data.err, "Line 1: \"sepal_length_cm\""));
}

TEST_CASE("categories that look like numbers are read as they were when they were learnt") {
  const File file("codes.json");
  const std::string rows =
      "zip,y\n01234,1.5\n01234,1.4\n20095,3.5\n20095,3.6\n01234,1.6\n20095,3.4\n";
  REQUIRE(
      call({"train", "-", "--target", "y", "--choose", "type:zip=category", "--out", file.name()},
           rows)
          .status == 0);
  const auto [status, out, err] =
      call({"evaluate", file.name(), "--rows", "-"}, "zip\n20095\n01234\n");
  CHECK(status == 0);
  CHECK(lineOf(out, 2).find("20095,3.") == 0);
  CHECK(lineOf(out, 3).find("01234,1.") == 0);
}

TEST_CASE("dates are not counted from the first day of another file") {
  const File file("days.json");
  const std::string rows =
      "when,y\n2024-01-02,3\n2024-01-03,5\n2024-01-04,5\n2024-01-05,5.5\n2024-01-09,7\n";
  REQUIRE(call({"train", "-", "--target", "y", "--out", file.name()}, rows).status == 0);
  const auto [status, out, err] =
      call({"evaluate", file.name(), "--rows", "-"}, "when,x\n2024-01-06,1\n2024-01-07,2\n");
  CHECK(status == 1);
  CHECK(holds(err, "Line 2: \"2024-01-06\" in \"when\" is not a number."));
  CHECK(call({"evaluate", file.name(), "--rows", "-"}, "when\n4\n5\n").status == 0);
}

TEST_CASE("rows are taken as JavaScript's predict takes them: lists, objects, gaps and texts") {
  const File file("gaps.json");
  const std::string project = R"({"edgewise": 1, "network": {"layers": [3, 1]},
    "data": {"missing": "fill", "targets": ["y"], "split": {"train": 1},
             "table": {"columns": [{"name": "x", "values": [1, 2, 3]},
                                   {"name": "c", "values": ["01", "a", "a"]},
                                   {"name": "y", "values": [2, 4, 6]}]}}})";
  REQUIRE(call({"train", "-", "--epochs", "20", "--out", file.name()}, project).status == 0);
  const auto session = [&] {
    std::ifstream in(file.name());
    return std::move(*Session::open(std::string(std::istreambuf_iterator<char>(in), {})));
  }();
  struct Case {
    std::string rows;
    std::vector<RawInput> same;  // as the API takes them
  };
  const Cell gap{};
  const std::vector<Case> cases{
      {R"([[1, "a"], [2.5, "01"]])", {{1.0, "a"}, {2.5, "01"}}},
      {R"([{"x": 1, "c": "a"}])", {RawInput{1.0, "a"}}},
      {R"([{"c": "01", "who": "b"}, {"x": 3}, {}])", {{gap, "01"}, {3.0, gap}, RawInput{gap, gap}}},
      {R"([{}])", {RawInput{gap, gap}}},
      {R"([[null, "a"], [1, null]])", {{gap, "a"}, {1.0, gap}}},
      {R"([[1, "a"], {"x": 2, "c": "01"}])", {{1.0, "a"}, {2.0, "01"}}},
      {R"([["1", "a"], [2, "01"], ["2,5", "a"]])", {{1.0, "a"}, {2.0, "01"}, {2.5, "a"}}},
      {R"([[-999, "a"], [1, "a"], [1, "a"], [1, "a"]])",
       {{-999.0, "a"}, {1.0, "a"}, {1.0, "a"}, {1.0, "a"}}},
      {"\xEF\xBB\xBF [[1e2, \"a\"]]", {RawInput{100.0, "a"}}}};
  for (const Case& one : cases) {
    CAPTURE(one.rows);
    const auto wanted = predict(*session, one.same);
    REQUIRE(wanted);
    const auto outcome = call({"evaluate", file.name(), "--rows", "-", "--json"}, one.rows);
    CHECK(outcome.status == 0);
    const auto json = parsed(outcome.out);
    REQUIRE(json["predictions"].Size() == one.same.size());
    CHECK(json["failed"].Empty());
    for (rapidjson::SizeType k = 0; k < one.same.size(); ++k) {
      CHECK(json["predictions"][k]["outputs"][0].GetFloat() == (*wanted)[k].outputs[0]);
    }
    const auto csv = call({"evaluate", file.name(), "--rows", "-"}, one.rows);
    CHECK(csv.status == 0);
    CHECK(!lineOf(csv.out, static_cast<int>(one.same.size()) + 1).empty());
  }
  const auto none = call({"evaluate", file.name(), "--rows", "-", "--json"}, "[]");
  CHECK(none.status == 0);
  CHECK(parsed(none.out)["predictions"].Empty());
  CHECK(call({"evaluate", file.name(), "--rows", "-"}, "[]").status == 0);

  const auto some = call({"evaluate", file.name(), "--rows", "-"},
                         R"([[1, "a"], [1], [1, "zz"], ["much", "a"], [1, "a", 2]])");
  CHECK(some.status == 0);
  CHECK(holds(some.err, "not predicted: Row 2: A row needs 2 values, one an input; here are 1."));
  CHECK(holds(some.err, "not predicted: Row 3: \"c\" has no category \"zz\""));
  CHECK(holds(some.err, "not predicted: Row 4: \"much\" in \"x\" is not a number."));
  CHECK(holds(some.err, "not predicted: Row 5: A row needs 2 values"));
  CHECK(call({"evaluate", file.name(), "--rows", "-", "--strict"}, R"([[1, "a"], [1]])").status ==
        1);
  CHECK(call({"evaluate", file.name(), "--rows", "-"}, "[[1]]").status == 1);
  // A table in JSON, with names in its first row, is one as before.
  const auto table = call({"evaluate", file.name(), "--rows", "-"}, R"([["c", "x"], ["a", 2]])");
  CHECK(lineOf(table.out, 1) == "c,x,predicted y");
}
