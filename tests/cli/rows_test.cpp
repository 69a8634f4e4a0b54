// Rows of another file: matched by the names of their columns, predicted, and written as CSV.
#include <fstream>
#include <iterator>

#include "call.hpp"

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
