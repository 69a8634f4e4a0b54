#include <algorithm>
#include <cmath>

#include "data/encoder.hpp"
#include "data/reading/column_cells.hpp"
#include "data/reading/column_entries.hpp"
#include "data/reading/guess_roles.hpp"
#include "data/reading/name_hints.hpp"
#include "data/reading/number_convention.hpp"
#include "data/reading/steps.hpp"
#include "data/reading/summary_rows.hpp"

namespace edgewise::data {

namespace {

constexpr Index lookProgressEvery = 1000;

// All that is known about the columns while they are read, one entry a column.
struct Columns {
  std::vector<Index> rows{};
  std::vector<ColumnLook> looks{};
  std::vector<ColumnPlan> plans{};
  std::vector<Tally> tooLarge{};
  std::vector<std::vector<double>> sentinels{};
  std::vector<std::optional<ReportEntry>> spellings{};
};

// Row by row, as the cells lie in memory.
bool lookAtAll(const Grid& grid, Columns& columns, const OnProgress& onProgress) {
  const Index width = grid.columns();
  columns.looks.resize(static_cast<std::size_t>(width));
  Index done = 0;
  for (const Index row : columns.rows) {
    for (Index c = 0; c < width; ++c) lookAt(grid.cell(row, c), row, columns.looks[c]);
    if (++done % lookProgressEvery != 0 || !onProgress) continue;
    if (!onProgress(0.5 * done / static_cast<double>(columns.rows.size()))) return false;
  }
  return true;
}

void dropSentinels(Numbers& numbers, const std::vector<double>& sentinels) {
  Numbers kept;
  kept.reserve(numbers.size());
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    const bool isGap =
        std::find(sentinels.begin(), sentinels.end(), numbers[row]) != sentinels.end();
    kept.add(isGap ? std::nan("") : numbers[row]);
  }
  numbers = std::move(kept);
}

void readTexts(const Grid& grid, Index c, Columns& columns, const Entries& entries) {
  ColumnPlan& plan = columns.plans[c];
  plan.texts = textsOf(grid, columns.rows, c, plan.keepMarks, plan.keepWords);
  const auto different = static_cast<Index>(plan.texts.different.size());
  // Names and messages have no spellings.
  const bool classes = different <= mostClasses || !differsByRow(different, plan.texts.present);
  if (plan.as == As::text && classes && !plan.isCode) {
    columns.spellings[c] = joinSpellings(plan.texts, grid.names[c], entries);
  }
  plan.present = plan.texts.present;
  plan.distinct = static_cast<Index>(plan.texts.different.size());
}

// Texts go in byte by byte where only they can tell the rest, as in messages and their kinds: one
// column of many texts, one of few values, and nothing else but what is left out anyway.
void takeMessages(const Grid& grid, std::vector<ColumnPlan>& plans, const Entries& entries) {
  ColumnPlan* messages = nullptr;
  Index others = 0;
  for (std::size_t c = 0; c < plans.size(); ++c) {
    ColumnPlan& plan = plans[c];
    const bool texts = plan.as == As::text && !plan.isCode && plan.distinct > mostClasses &&
                       !namesPeople(grid.names[c]) &&
                       entries.taken("type", grid.names[c], "").empty();
    if (texts && (plan.out == Out::names || plan.out == Out::texts)) {
      if (messages != nullptr) return;
      messages = &plan;
    } else if (plan.out == Out::none) {
      if (++others > 1 || plan.distinct > mostClasses) return;
    }
  }
  if (messages == nullptr || others == 0 || messages->texts.longest > maxBytes) return;
  messages->as = As::bytes;
  messages->out = Out::none;
}

// Numbers that count classes are named as they are written.
Column classesOf(const Grid& grid, Index c, Columns& columns, const Entries& entries) {
  Texts texts = textsOf(grid, columns.rows, c, false, false);
  for (std::size_t row = 0; row < texts.codes.size(); ++row) {
    if (std::isnan(columns.plans[c].numbers[row])) texts.codes[row] = -1;
  }
  joinSpellings(texts, grid.names[c], entries);
  return columnOf(grid.names[c], std::move(texts), ColumnType::category);
}

Column columnOf(const Grid& grid, Index c, Columns& columns, const Entries& entries) {
  ColumnPlan& plan = columns.plans[c];
  const std::string& name = grid.names[c];
  if (plan.asClasses) return classesOf(grid, c, columns, entries);
  if (plan.as == As::moment && plan.role == Role::input) {
    return {.name = name, .numbers = momentNumbers(grid, columns.rows, c, plan)};
  }
  if (plan.as == As::moment) {
    return columnOf(name, textsOf(grid, columns.rows, c, false, false), ColumnType::category);
  }
  if (plan.isText()) {
    return columnOf(name, std::move(plan.texts),
                    plan.as == As::bytes ? ColumnType::bytes : ColumnType::category);
  }
  return {.name = name, .numbers = std::move(plan.numbers)};
}

// Whether a target of numbers counts classes, after all that was chosen.
bool takesClasses(const std::string& name, const ColumnPlan& plan, const Entries& entries) {
  if (plan.role != Role::target || plan.as != As::number || plan.distinct > mostClasses)
    return false;
  return entries.taken("type", name, countsClasses(name, plan) ? "category" : "number") ==
         "category";
}

void addNothingEntries(const std::vector<ColumnPlan>& plans, Index rows, Entries& entries) {
  const auto has = [&](Role role) {
    return std::any_of(plans.begin(), plans.end(),
                       [&](const ColumnPlan& plan) { return plan.role == role; });
  };
  if (rows == 1) {
    entries.add({.kind = "role",
                 .where = {},
                 .taken = "ignore",
                 .other = {},
                 .sentence = "The table has only one row. A network needs several to learn from.",
                 .ask = true});
  } else if (plans.size() == 1) {
    entries.add({.kind = "role",
                 .where = {},
                 .taken = "ignore",
                 .other = {},
                 .sentence = "The table has only one column. Add another to predict from.",
                 .ask = true});
  } else if (!has(Role::target)) {
    entries.add({.kind = "role",
                 .where = {},
                 .taken = "ignore",
                 .other = {},
                 .sentence = "No column looks suitable to predict. Choose one.",
                 .ask = true});
  } else if (!has(Role::input)) {
    entries.add({.kind = "role",
                 .where = {},
                 .taken = "ignore",
                 .other = {},
                 .sentence = "No column looks suitable as an input. Choose one.",
                 .ask = true});
  }
}

Error cancelled() { return {"cancelled", "", "Reading was cancelled."}; }

}  // namespace

Result<ReadTable> readColumns(Grid grid, Report& report, const OnProgress& onProgress) {
  Entries entries(report);
  const Index width = grid.columns();
  const auto each = static_cast<std::size_t>(width);
  Columns columns;
  columns.rows = exampleRows(grid, entries);
  columns.tooLarge.resize(each);
  columns.sentinels.resize(each);
  columns.spellings.resize(each);
  if (!lookAtAll(grid, columns, onProgress)) return cancelled();

  const std::vector<DecimalMark> marks = decimalMarks(grid, columns.looks, entries);
  for (Index c = 0; c < width; ++c) {
    columns.plans.push_back(planColumn(grid, c, columns.looks[c], marks[c], entries));
  }
  const OnProgress second = [&](double share) { return onProgress(0.5 + share / 2); };
  if (!readNumbers(grid, columns.rows, columns.plans, columns.tooLarge,
                   onProgress ? second : OnProgress())) {
    return cancelled();
  }
  const auto rows = static_cast<Index>(columns.rows.size());
  for (Index c = 0; c < width; ++c) {
    ColumnPlan& plan = columns.plans[c];
    if (plan.as == As::number) {
      columns.sentinels[c] = sentinelsIn(plan.numbers);
      const bool drop = entries.isChosen("missing", grid.names[c], "gap");
      if (drop) dropSentinels(plan.numbers, columns.sentinels[c]);
      measureNumbers(plan);
    } else if (plan.as == As::moment) {
      plan.present = columns.looks[c].dates + columns.looks[c].numbers;
    } else {
      readTexts(grid, c, columns, entries);
    }
    plan.out = whyLeftOut(grid, c, plan, rows);
  }
  takeMessages(grid, columns.plans, entries);
  const RoleGuess guess =
      width > 1 ? guessRoles(grid, columns.plans, entries) : RoleGuess{.sure = false};

  ReadTable read;
  for (const Index row : columns.rows) read.lines.push_back(grid.line(row));
  for (Index c = 0; c < width; ++c) {
    ColumnPlan& plan = columns.plans[c];
    const ColumnLook& look = columns.looks[c];
    if (plan.as == As::bytes && plan.role == Role::target) plan.as = As::text;
    if (plan.as == As::moment && plan.part.empty()) {
      plan.part = look.days == 0 && look.times > 0 ? "hour" : "number";
    }
    plan.asClasses = takesClasses(grid.names[c], plan, entries);
    if (plan.role == Role::ignore && plan.out == Out::sets) read.split = grid.names[c];
    if (plan.role == Role::input) read.roles.inputs.push_back(grid.names[c]);
    if (plan.role == Role::target) read.roles.targets.push_back(grid.names[c]);
  }
  const auto storyOf = [&](Index c) {
    return ColumnStory{grid,
                       c,
                       columns.looks[c],
                       columns.plans[c],
                       rows,
                       columns.tooLarge[c],
                       columns.sentinels[c],
                       columns.spellings[c]};
  };
  for (Index c = 0; c < width; ++c) {
    if (columns.plans[c].role == Role::target) addTargetEntry(storyOf(c), guess.sure, entries);
  }
  addNothingEntries(columns.plans, rows, entries);
  bool decimalComma = false;
  for (Index c = 0; c < width; ++c) {
    addColumnEntries(storyOf(c), entries);
    const ColumnLook& look = columns.looks[c];
    const bool comma =
        look.commas > 0 || (look.ambiguous.total() > 0 && marks[c] == DecimalMark::comma);
    decimalComma = decimalComma || (columns.plans[c].as == As::number && comma);
  }
  ReadReport& told = read.report;
  for (Index c = 0; c < width; ++c) {
    read.table.columns.push_back(columnOf(grid, c, columns, entries));
    const Column& column = read.table.columns.back();
    for (Index row = 0; row < rows; ++row) told.missing += column.missing(row) ? 1 : 0;
  }
  told.rows = rows;
  told.columns = width;
  told.format = grid.format;
  told.encoding = grid.encoding;
  told.delimiter = grid.delimiter;
  told.decimalComma = decimalComma;
  told.entries = std::move(report.entries());
  return read;
}

}  // namespace edgewise::data
