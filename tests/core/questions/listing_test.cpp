#include "questions/listing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "edgewise/answers.hpp"
#include "explain/measures.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

std::unique_ptr<Session> trainedIris() {
  auto session = test::open(R"({"edgewise": 1,
    "network": {"layers": [4, 3, 3], "hidden": "tanh", "output": "softmax"},
    "data": {"builtin": "iris"},
    "training": {"loss": "cross-entropy", "batch": 10, "stepSize": {"initial": 0.1}}})");
  REQUIRE(session->train({.epochs = 3}));
  return session;
}

}  // namespace

TEST_CASE("rows come a page at a time, worst first, with their places in the set") {
  auto session = trainedIris();
  const Index all = session->data()->trainCount;
  const auto worst = listExamples(
      *session, {.order = ListingOrder::loss, .descending = true, .from = 0, .count = all});
  REQUIRE(worst);
  CHECK(worst->total == all);
  CHECK(std::ssize(worst->examples) == all);
  double sum = 0;
  for (std::size_t k = 0; k < worst->examples.size(); ++k) {
    const ListedExample& one = worst->examples[k];
    if (k > 0) CHECK(one.report.loss <= worst->examples[k - 1].report.loss);
    CHECK(one.report.loss == example(*session, false, one.index).loss);
    CHECK(one.report.row == session->data()->rows[one.index]);
    sum += static_cast<double>(one.report.loss);
  }
  CHECK(sum / all == doctest::Approx(session->metrics().train->loss).epsilon(1e-5));

  const auto page = listExamples(
      *session, {.order = ListingOrder::loss, .descending = true, .from = 10, .count = 5});
  REQUIRE(page->examples.size() == 5);
  CHECK(page->total == all);
  for (std::size_t k = 0; k < 5; ++k) {
    CHECK(page->examples[k].index == worst->examples[10 + k].index);
  }
  CHECK(listExamples(*session, {.from = all, .count = 5})->examples.empty());
}

TEST_CASE("columns sort by their cells, targets also by what is predicted") {
  auto session = trainedIris();
  const auto cells = listExamples(
      *session,
      {.test = true, .order = ListingOrder::cell, .column = "petal_width_cm", .count = 100});
  REQUIRE(cells);
  const Table& table = session->data()->table;
  const Column& width = table.columns[*table.find("petal_width_cm")];
  for (std::size_t k = 1; k < cells->examples.size(); ++k) {
    CHECK(width.numbers[cells->examples[k - 1].report.row] <=
          width.numbers[cells->examples[k].report.row]);
  }
  const auto said = listExamples(
      *session,
      {.order = ListingOrder::prediction, .column = "species", .descending = true, .count = 200});
  REQUIRE(said);
  for (std::size_t k = 1; k < said->examples.size(); ++k) {
    CHECK(said->examples[k - 1].report.prediction.values[0] >=
          said->examples[k].report.prediction.values[0]);
  }
  CHECK(listExamples(*session, {.order = ListingOrder::cell, .column = "no"}).error().code ==
        "reference");
  CHECK(listExamples(*session, {.order = ListingOrder::prediction, .column = "petal_width_cm"})
            .error()
            .code == "reference");
}

TEST_CASE("a cell of the confusion matrix opens as many rows as it counts") {
  auto session = trainedIris();
  const Examples train = session->data()->train();
  const Measures all = measure(session->plan(), session->topology(), session->weights(),
                               Loss::crossEntropy, train, session->encoding().targets);
  const ConfusionMatrix& matrix = all.confusion[0];
  Index wrong = 0;
  for (std::size_t truth = 0; truth < 3; ++truth) {
    for (std::size_t said = 0; said < 3; ++said) {
      const auto listing =
          listExamples(*session, {.cell = ConfusionCell{.target = "species",
                                                        .truth = matrix.categories[truth],
                                                        .prediction = matrix.categories[said]}});
      REQUIRE(listing);
      const Index count = matrix.counts[truth * 3 + said];
      CHECK(listing->total == count);
      CHECK(listing->wrong == (truth == said ? 0 : count));
      if (truth != said) wrong += count;
    }
  }
  CHECK(wrong > 0);
  CHECK(listExamples(*session, {})->wrong == wrong);
  const auto onlyWrong = listExamples(*session, {.wrong = true, .count = 200});
  CHECK(onlyWrong->total == wrong);
  for (const ListedExample& one : onlyWrong->examples) CHECK(one.report.correct == false);
}

TEST_CASE("questions for rows that cannot be are refused with their path") {
  auto session = trainedIris();
  CHECK(answers::ask(*session, "listing", R"({"set": "all"})").error().path == "set");
  CHECK(answers::ask(*session, "listing", R"({"order": "size"})").error().path == "order");
  CHECK(answers::ask(*session, "listing", R"({"cell": {"target": "species", "truth": "cat",
                                                "prediction": "setosa"}})")
            .error()
            .path == "cell");
  auto bare = test::open(R"({"edgewise": 1, "network": {"layers": [1, 1]}})");
  CHECK(answers::ask(*bare, "listing", "{}").error().code == "data");
}
