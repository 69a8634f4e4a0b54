// What a learner pastes first: truth tables, learnt with nothing but the command's own settings.
#include "call.hpp"

using namespace edgewise;
using test::call;
using test::File;
using test::holds;
using test::parsed;

namespace {

struct Truth {
  std::string name;
  std::string inputs;  // the line of names
  std::vector<std::string> rows;
  std::string answers;  // one a row
};

const std::vector<Truth> truths{
    {"exclusive-or", "a,b", {"0,0", "0,1", "1,0", "1,1"}, "0110"},
    {"and", "a,b", {"0,0", "0,1", "1,0", "1,1"}, "0001"},
    {"or", "a,b", {"0,0", "0,1", "1,0", "1,1"}, "0111"},
    {"parity of three",
     "a,b,c",
     {"0,0,0", "0,0,1", "0,1,0", "0,1,1", "1,0,0", "1,0,1", "1,1,0", "1,1,1"},
     "01101001"},
};

std::string examples(const Truth& truth) {
  std::string text = truth.inputs + ",y\n";
  for (std::size_t k = 0; k < truth.rows.size(); ++k) {
    text += truth.rows[k] + "," + truth.answers[k] + "\n";
  }
  return text;
}

// The column "predicted y" of CSV, without its name.
std::string predicted(const std::string& csv, std::size_t column) {
  std::istringstream lines(csv);
  std::string line;
  std::string answers;
  REQUIRE(std::getline(lines, line));
  while (std::getline(lines, line)) {
    std::istringstream cells(line);
    std::string cell;
    for (std::size_t k = 0; k <= column; ++k) std::getline(cells, cell, ',');
    answers += cell;
  }
  return answers;
}

}  // namespace

TEST_CASE("truth tables are learnt by train, and evaluate tells them") {
  const File file("truth.json");
  for (const Truth& truth : truths) {
    CAPTURE(truth.name);
    std::string rows = truth.inputs + "\n";
    for (const std::string& row : truth.rows) rows += row + "\n";
    const std::vector<std::vector<std::string_view>> variants{
        {}, {"--output", "tanh"}, {"--output", "identity"}, {"--output", "softmax"}};
    for (const auto& variant : variants) {
      if (!variant.empty()) CAPTURE(variant.back());
      std::vector<std::string_view> options{"train", "-", "--out", file.name()};
      options.insert(options.end(), variant.begin(), variant.end());
      const auto trained = call(options, examples(truth));
      CHECK(trained.status == 0);
      CHECK(holds(trained.out,
                  "accuracy 100 % of " + std::to_string(truth.rows.size()) + " training rows"));
      CHECK(!holds(trained.out, "note: "));
      const auto evaluated = call({"evaluate", file.name(), "--rows", "-"}, rows);
      CHECK(evaluated.status == 0);
      const std::size_t column = truth.rows.front().size() / 2 + 1;
      CHECK(predicted(evaluated.out, column) == truth.answers);
    }
  }
}

TEST_CASE("exclusive-or of numbers, without names and with texts") {
  const File file("kinds.json");
  const std::string& trained = file.name();
  CHECK(call({"train", "-", "--out", trained}, "0,0,0\n0,1,1\n1,0,1\n1,1,0\n").status == 0);
  CHECK(predicted(call({"evaluate", trained, "--rows", "-"}, "0 0\n0 1\n1 0\n1 1\n").out, 2) ==
        "0110");
  const std::string texts = "left;right;different\nno;no;no\nno;yes;yes\nyes;no;yes\nyes;yes;no\n";
  CHECK(call({"train", "-", "--out", trained}, texts).status == 0);
  CHECK(predicted(call({"evaluate", trained, "--rows", "-"}, texts).out, 3) == "noyesyesno");
  const std::string numbers = "a,b,y\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n";
  const auto quantities =
      call({"train", "-", "--choose", "type:y=number", "--out", trained}, numbers);
  CHECK(holds(quantities.out, ", R squared "));
  CHECK(holds(quantities.out, " of 4 training rows\n"));
  CHECK(!holds(quantities.out, "accuracy"));
}

TEST_CASE("a table of three kinds is learnt by two hidden layers, and tested") {
  std::ostringstream rows;
  const auto project =
      R"({"edgewise": 1, "network": {"layers": [4, 3]}, "data": {"builtin": "iris"}})";
  CHECK(call({"check", "-"}, project).status == 0);
  // Three clouds far from each other, of ten rows each, and two apart.
  rows << "x,y,kind\n";
  for (int k = 0; k < 40; ++k) {
    const int kind = k % 3;
    rows << kind * 5 + (k % 7) * 0.1 << ',' << (kind == 1 ? 4 : 0) + (k % 5) * 0.1 << ','
         << (kind == 0   ? "red"
             : kind == 1 ? "green"
                         : "blue")
         << '\n';
  }
  const auto json =
      parsed(call({"train", "-", "--target", "kind", "--hidden", "8,8", "--json"}, rows.str()).out);
  CHECK(json["trainRows"].GetInt() == 32);
  CHECK(json["test"]["rows"].GetInt() == 8);
  CHECK(json["test"]["accuracy"].GetDouble() == 1);
  CHECK(json["epoch"].GetInt() == 1000);
}
