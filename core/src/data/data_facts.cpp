#include <algorithm>

#include "edgewise/dataset.hpp"

namespace edgewise {

namespace {

CategoryCounts countCategories(const Dataset& data, const Column& column) {
  const std::size_t count = column.categories.size();
  CategoryCounts counts{.column = column.name,
                        .categories = column.categories,
                        .train = std::vector<Index>(count, 0),
                        .test = std::vector<Index>(count, 0)};
  for (std::size_t place = 0; place < data.rows.size(); ++place) {
    if (column.missing(data.rows[place])) continue;
    const bool test = static_cast<Index>(place) >= data.trainCount;
    ++(test ? counts.test : counts.train)[column.codes[data.rows[place]]];
  }
  return counts;
}

// The categories that are in one count and not in the other, as a list; empty if there are none.
std::string only(const std::vector<Index>& have, const std::vector<Index>& lack,
                 const std::vector<std::string>& categories) {
  constexpr std::size_t shown = 3;
  std::string list;
  std::size_t found = 0;
  for (std::size_t k = 0; k < categories.size(); ++k) {
    if (have[k] == 0 || lack[k] > 0) continue;
    ++found;
    if (found > shown) continue;
    if (found > 1) list += ", ";
    list += "\"" + categories[k] + "\"";
  }
  if (found > shown) list += " and " + std::to_string(found - shown) + " more";
  return list;
}

}  // namespace

std::vector<CategoryCounts> classCounts(const Dataset& data) {
  std::vector<CategoryCounts> all;
  for (const ColumnEncoder& target : data.encoding.targets) {
    if (target.type != ColumnType::category) continue;
    all.push_back(countCategories(data, data.table.columns[*data.table.find(target.name)]));
  }
  return all;
}

std::vector<std::string> unseenCategories(const Dataset& data) {
  std::vector<std::string> sentences;
  for (const CategoryCounts& classes : classCounts(data)) {
    const std::string of = " of \"" + classes.column + "\"";
    if (const auto list = only(classes.test, classes.train, classes.categories); !list.empty()) {
      sentences.push_back("No training row has the class " + list);
      sentences.back() += of;
      sentences.back() +=
          ": the network cannot learn it. Draw the rows again, or use more of them for training.";
    }
    if (data.testCount() == 0) continue;
    if (const auto list = only(classes.train, classes.test, classes.categories); !list.empty()) {
      sentences.push_back("No test row has the class " + list);
      sentences.back() += of;
      sentences.back() += ": the test loss and accuracy say nothing about it.";
    }
  }
  for (const ColumnEncoder& input : data.encoding.inputs) {
    if (input.type != ColumnType::category) continue;
    const auto counts = countCategories(data, data.table.columns[*data.table.find(input.name)]);
    if (const auto list = only(counts.test, counts.train, counts.categories); !list.empty()) {
      sentences.push_back("No training row has " + list + " in \"" + input.name +
                          "\": what it does with it in test rows, the network has not learnt.");
    }
  }
  return sentences;
}

SuggestedOutput suggestOutput(const std::vector<ColumnEncoder>& targets) {
  SuggestedOutput suggested{.width = 0};
  for (const ColumnEncoder& target : targets) suggested.width += target.width();
  const bool categories = std::all_of(targets.begin(), targets.end(), [](const auto& target) {
    return target.type == ColumnType::category;
  });
  if (!categories) return suggested;
  suggested.loss = Loss::crossEntropy;
  suggested.output = Activation::logistic;
  if (targets.size() > 1) return suggested;
  if (targets.front().categories.size() == 2) {
    suggested.width = 1;
  } else {
    suggested.output = Activation::softmax;
  }
  return suggested;
}

}  // namespace edgewise
