// What the name of a column says about it.
#pragma once

#include <string_view>

namespace edgewise::data {

// id, Nr., index, #, "Unnamed: 0", and names made up for nameless columns.
bool namesRowNumber(std::string_view name);

// Postal codes, phone numbers, numbers of cards and books: digits that are no quantity.
bool namesCode(std::string_view name);

// People, addresses, links: texts that tell rows apart.
bool namesPeople(std::string_view name);

// How much a name says that its column is to be predicted: 100 for "label" and "species", 80 where
// such a word comes last, 50 for "price", 0 for most.
int targetNameWeight(std::string_view name);

// Days and times, which may be written as 20240501.
bool namesDate(std::string_view name);

// Amounts and measures, which are no classes however few they are.
bool namesQuantity(std::string_view name);

// Whole numbers of such a column are classes: "class", "digit", "survived".
// "is_train", "in test set": yes and no below it say which rows train. A "covid test" does not.
bool namesSets(std::string_view name);
bool namesClass(std::string_view name);

}  // namespace edgewise::data
