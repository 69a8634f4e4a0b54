// What there is to tell of a data set: how its classes fell to training and test rows, and which
// network suits it.
#pragma once

#include <string>
#include <vector>

#include "edgewise/dataset.hpp"
#include "edgewise/loss.hpp"

namespace edgewise {

struct CategoryCounts {
  std::string column;
  std::vector<std::string> categories;  // sorted
  std::vector<Index> train;             // rows of each
  std::vector<Index> test;
};

// Of each category target, in the order of the targets.
std::vector<CategoryCounts> classCounts(const Dataset& data);

// Sentences: classes that no training row has, or no test row where there are any; categories of
// inputs that only test rows have.
std::vector<std::string> unseenCategories(const Dataset& data);

// Outputs and loss that suit the targets.
struct SuggestedOutput {
  Index width = 1;
  Activation output = Activation::identity;
  Loss loss = Loss::squared;
};

// One target of two categories: a logistic neuron; of more: a softmax; several targets, all
// categories: logistic neurons, each its own probability. All of these with cross-entropy. Where
// there are numbers: the identity and the squared loss.
SuggestedOutput suggestOutput(const std::vector<ColumnEncoder>& targets);

}  // namespace edgewise
