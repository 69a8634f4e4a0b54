// What is to be predicted, and from what, where nobody has said so.
#pragma once

#include <vector>

#include "data/reading/column_plan.hpp"

namespace edgewise::data {

struct RoleGuess {
  bool sure = true;  // false: another column is about as likely to be the target
};

// Gives every plan its role. Choices hold; an identifier, a day, a constant or a mostly empty
// column is never the target. If nothing else is left, days and texts that differ in every row are
// inputs.
RoleGuess guessRoles(const Grid& grid, std::vector<ColumnPlan>& plans, const Entries& entries);

// Whether a target of numbers counts classes: two values, or few whole ones.
bool countsClasses(std::string_view name, const ColumnPlan& plan);

}  // namespace edgewise::data
