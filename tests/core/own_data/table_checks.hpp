// What a case expects of the table that is read from its file.
#pragma once

#include "edgewise/read_table.hpp"
#include "own_data/faults.hpp"

namespace edgewise::test {

// The file of a case, read; `choices` turn entries of its report over.
Result<ReadTable> readFile(const Json& item, std::vector<Choice> choices = {});

// Finds what is not as `check` says. Keys that concern training are left to training_checks.
void checkReading(const Json& item, const Json& check, const std::vector<Choice>& choices,
                  Faults& faults);

}  // namespace edgewise::test
