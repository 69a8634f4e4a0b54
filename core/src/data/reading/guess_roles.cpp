#include "data/reading/guess_roles.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "data/encoder.hpp"
#include "data/reading/name_hints.hpp"
#include "data/reading/words.hpp"

namespace edgewise::data {

namespace {

constexpr int nearlyAsLikely = 15;

std::string chosenRole(const Entries& entries, const std::string& name) {
  return entries.taken("role", name, "");
}

bool mayBeTarget(const std::string& name, const ColumnPlan& plan) {
  if (plan.out == Out::none) return plan.as != As::bytes;
  // Ten digits in ten rows differ by row, and are yet what a table of "digit" is about.
  const bool texts = plan.out == Out::names || plan.out == Out::texts;
  return texts && targetNameWeight(name) >= 80 && plan.distinct <= maxCategories;
}

// Of points at x and y it is what comes last that is to be told.
bool isCoordinate(const Grid& grid, Index column) {
  return column > 0 && column + 1 < grid.columns() && folded(grid.names[column]) == "y" &&
         folded(grid.names[column - 1]) == "x";
}

int targetScore(const Grid& grid, Index column, const ColumnPlan& plan, bool isLast) {
  const std::string& name = grid.names[column];
  const bool classes = countsClasses(name, plan);
  // "Art" is a kind in German, and marks of a lesson in English.
  const bool misleads =
      isCoordinate(grid, column) || (plan.as == As::number && folded(name) == "art");
  int score = misleads ? 0 : targetNameWeight(name);
  if (isLast) score += 40;
  if (plan.as == As::text && !areWeekdaysOrMonths(plan.texts)) score += grid.hasNames ? 25 : 50;
  if (plan.as == As::number && classes) {
    score += plan.distinct == 2 ? 20 : 10;
    // In files without names classes stand last, or else first.
    if (!grid.hasNames && column == 0) score += 35;
  }
  return score;
}

// A full truth table: its first columns hold every combination of two values once, and the others
// are functions of them. The number of the first ones; 0 if it is none.
Index truthTableInputs(const std::vector<ColumnPlan>& plans) {
  const auto rows =
      plans.front().isText() ? plans.front().texts.codes.size() : plans.front().numbers.size();
  std::size_t inputs = 0;
  while ((std::size_t{1} << inputs) < rows) ++inputs;
  // Two rows of anything would be one.
  if (inputs < 2 || (std::size_t{1} << inputs) != rows || inputs >= plans.size()) return 0;
  std::set<std::size_t> combinations;
  for (const ColumnPlan& plan : plans) {
    const auto all = static_cast<Index>(rows);
    if (plan.present != all || plan.distinct > 2 || plan.as == As::moment) return 0;
  }
  for (std::size_t row = 0; row < rows; ++row) {
    std::size_t combination = 0;
    for (std::size_t c = 0; c < inputs; ++c) {
      const ColumnPlan& plan = plans[c];
      const bool first = plan.isText() ? plan.texts.codes[row] == plan.texts.codes[0]
                                       : plan.numbers[row] == plan.numbers[0];
      combination = combination * 2 + (first ? 1 : 0);
    }
    combinations.insert(combination);
  }
  return combinations.size() == rows ? static_cast<Index>(inputs) : 0;
}

// "y" of y1, y_2 and y 3 where the columns count on; empty for any other name.
std::string stemOf(std::string_view name) {
  std::size_t end = name.size();
  while (end > 0 && isDigit(name[end - 1])) --end;
  if (end == name.size()) return {};
  while (end > 0 && (name[end - 1] == '_' || name[end - 1] == ' ')) --end;
  return folded(name.substr(0, end));
}

// Called what is to be told, with or without a number: "y", "out 2".
bool isNamedTarget(const std::string& name) {
  return std::max(targetNameWeight(name), targetNameWeight(stemOf(name))) >= 80;
}

// Of a truth table y,a,b the output is y, though a would do as well.
bool takeNamedOutputs(const Grid& grid, std::vector<ColumnPlan>& plans, Index inputs,
                      const std::function<bool(std::size_t)>& may) {
  bool first = false;
  for (Index c = 0; c < inputs; ++c) first = first || isNamedTarget(grid.names[c]);
  if (!first) return false;
  bool found = false;
  for (std::size_t c = 0; c < plans.size(); ++c) {
    if (!isNamedTarget(grid.names[c]) || !may(c)) continue;
    plans[c].role = Role::target;
    found = true;
  }
  return found;
}

// Files without names may begin with numbered classes, too few rows of each to be sure of it.
bool mayBeginWithClasses(const Grid& grid, const std::vector<ColumnPlan>& plans) {
  const ColumnPlan& first = plans.front();
  return !grid.hasNames && plans.size() > 2 && first.as == As::number && first.whole &&
         first.out == Out::none && first.distinct > 1 && first.distinct <= mostClasses &&
         first.fewest > 1;
}

// y1 and y2 are predicted together.
void addSiblings(const Grid& grid, std::vector<ColumnPlan>& plans, std::size_t best,
                 const std::function<bool(std::size_t)>& may) {
  const std::string stem = stemOf(grid.names[best]);
  if (stem.empty() || targetNameWeight(stem) < 80) return;
  for (std::size_t c = 0; c < plans.size(); ++c) {
    if (c != best && may(c) && stemOf(grid.names[c]) == stem) plans[c].role = Role::target;
  }
}

// The column with the highest score, the first among equals.
RoleGuess guessTarget(const Grid& grid, std::vector<ColumnPlan>& plans, const Entries& entries) {
  const auto may = [&](std::size_t c) {
    return chosenRole(entries, grid.names[c]).empty() && mayBeTarget(grid.names[c], plans[c]) &&
           !entries.isChosen("type", grid.names[c], "ignored");
  };
  std::size_t last = plans.size();
  for (std::size_t c = 0; c < plans.size(); ++c) {
    if (may(c)) last = c;
  }
  if (last == plans.size()) return {.sure = false};
  if (const Index inputs = truthTableInputs(plans)) {
    if (takeNamedOutputs(grid, plans, inputs, may)) return {};
    bool found = false;
    for (auto c = static_cast<std::size_t>(inputs); c < plans.size(); ++c) {
      if (!may(c)) continue;
      plans[c].role = Role::target;
      found = true;
    }
    if (found) return {};
  }
  std::size_t best = last;
  std::size_t next = last;
  int bestScore = -1;
  int second = -1;
  for (std::size_t c = 0; c < plans.size(); ++c) {
    if (!may(c)) continue;
    const int score = targetScore(grid, static_cast<Index>(c), plans[c], c == last);
    if (score > bestScore) {
      second = bestScore;
      next = best;
      bestScore = score;
      best = c;
    } else if (score > second) {
      second = score;
      next = c;
    }
  }
  plans[best].role = Role::target;
  addSiblings(grid, plans, best, may);
  // Another column that is called what people predict is worth a look where this one is not.
  const bool named = second >= 0 && targetNameWeight(grid.names[best]) == 0 &&
                     targetNameWeight(grid.names[next]) > 0;
  const bool open = named || (best > 0 && mayBeginWithClasses(grid, plans));
  return {.sure = second < 0 || (bestScore - second >= nearlyAsLikely && !open)};
}

// What is taken for an input only where nothing else is.
bool rescues(Out kind, const ColumnPlan& plan) {
  if (plan.out != kind || plan.role == Role::target) return false;
  const bool texts = kind == Out::names || kind == Out::texts;
  return !texts || plan.distinct <= maxCategories;
}

}  // namespace

bool countsClasses(std::string_view name, const ColumnPlan& plan) {
  if (plan.as != As::number || plan.hasStrays) return plan.as == As::text;
  if (plan.distinct == 2) return true;
  if (!plan.whole || plan.distinct < 2 || plan.distinct > mostClasses) return false;
  constexpr Index often = 5;
  return (plan.fewest >= often && !namesQuantity(name)) || namesClass(name);
}

RoleGuess guessRoles(const Grid& grid, std::vector<ColumnPlan>& plans, const Entries& entries) {
  bool hasTarget = false;
  for (std::size_t c = 0; c < plans.size(); ++c) {
    if (chosenRole(entries, grid.names[c]) != "target") continue;
    plans[c].role = Role::target;
    hasTarget = true;
  }
  const RoleGuess guess = hasTarget ? RoleGuess{} : guessTarget(grid, plans, entries);
  bool hasInput = false;
  for (std::size_t c = 0; c < plans.size(); ++c) {
    ColumnPlan& plan = plans[c];
    if (plan.role == Role::target) continue;
    const std::string chosen = chosenRole(entries, grid.names[c]);
    const bool sparse = entries.isChosen("sparse", grid.names[c], "input");
    const std::string type = entries.taken("type", grid.names[c], "");
    const bool asked = chosen == "input" || sparse || (!type.empty() && type != "ignored");
    const bool guessed = chosen.empty() && plan.out == Out::none && type != "ignored";
    if (chosen != "ignore" && (asked || guessed)) plan.role = Role::input;
    hasInput = hasInput || plan.role == Role::input;
  }
  const bool aims = std::any_of(plans.begin(), plans.end(),
                                [](const ColumnPlan& plan) { return plan.role == Role::target; });
  for (const Out kind : {Out::moment, Out::names, Out::texts, Out::running}) {
    if (hasInput || !aims) break;
    for (std::size_t c = 0; c < plans.size(); ++c) {
      const bool settled = !chosenRole(entries, grid.names[c]).empty() ||
                           entries.isChosen("type", grid.names[c], "ignored");
      if (settled) continue;
      if (!rescues(kind, plans[c])) continue;
      plans[c].role = Role::input;
      plans[c].isRescue = true;
    }
    hasInput = std::any_of(plans.begin(), plans.end(),
                           [](const ColumnPlan& plan) { return plan.role == Role::input; });
  }
  return guess;
}

}  // namespace edgewise::data
