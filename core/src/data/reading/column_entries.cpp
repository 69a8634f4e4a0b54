#include "data/reading/column_entries.hpp"

#include <algorithm>
#include <utility>

#include "data/decimal.hpp"
#include "data/encoder.hpp"
#include "data/reading/words.hpp"

namespace edgewise::data {

namespace {

std::string nameOf(const ColumnStory& story) { return story.grid.names[story.column]; }

std::string lineOf(const ColumnStory& story, const Tally::Entry& entry) {
  return quoted(entry.text) + " in line " + std::to_string(story.grid.line(entry.row));
}

// "NA", "None" and "–".
std::string listOf(const Tally& tally) {
  std::string list;
  for (const Tally::Entry& entry : tally.entries()) {
    list += (list.empty() ? "" : ", ") + quoted(entry.text);
  }
  return list;
}

using TwoTexts = std::pair<std::string, std::string>;

// An assumption with its two ways: the words, the sentence of the way taken, and the button that
// takes the other.
void addTwoWay(Entries& entries, std::string kind, const ColumnStory& story, bool first,
               const TwoTexts& words, const TwoTexts& sentences, const TwoTexts& actions,
               bool ask = false, std::vector<std::string> options = {}) {
  entries.add({.kind = std::move(kind),
               .where = nameOf(story),
               .taken = first ? words.first : words.second,
               .other = first ? words.second : words.first,
               .options = std::move(options),
               .sentence = first ? sentences.first : sentences.second,
               .action = first ? actions.second : actions.first,
               .ask = ask});
}

// Left out unless asked for; `why` goes on from the column's name.
void addLeftOut(Entries& entries, const ColumnStory& story, const std::string& kind,
                const std::string& why) {
  const std::string name = quoted(nameOf(story));
  const ColumnPlan& plan = story.plan;
  const bool out = plan.role == Role::ignore;
  addTwoWay(
      entries, kind, story, out, {"ignore", "input"},
      {name + why + " and is left out.",
       name + why +
           (plan.isRescue ? ", but there is nothing else to predict from." : " and is an input.")},
      {"Leave it out", "Use it as an input"}, plan.isRescue);
}

std::vector<std::string> momentWords(const ColumnLook& look) {
  std::vector<std::string> words{"ignored", "number"};
  const bool compact = look.dates == 0;
  const bool dates = compact || look.times < look.dates || look.days > 0;
  if (dates) {
    if (look.days > 0 || compact) {
      words.emplace_back("day of the year");
      words.emplace_back("weekday");
    }
    words.emplace_back("month");
  }
  if (look.times > 0) words.emplace_back("hour");
  words.emplace_back("category");
  return words;
}

void addMoment(Entries& entries, const ColumnStory& story) {
  const ColumnPlan& plan = story.plan;
  const ColumnLook& look = story.look;
  const std::string name = quoted(nameOf(story));
  const bool clock = look.days == 0 && look.times > 0;
  const std::string what = clock ? "times" : "dates";
  const bool out = plan.role == Role::ignore;
  const bool days = plan.part == "number" && !clock;
  const std::string part = days ? "number of days since the first" : plan.part;
  addTwoWay(entries, "type", story, out, {"ignored", out ? (clock ? "hour" : "number") : plan.part},
            {name + " holds " + what + " and is left out.",
             "The " + what + " in " + name + " were read as the " + part + "."},
            {"Leave it out", clock ? "Use the hour as an input" : "Use the days as an input"},
            plan.isRescue, momentWords(look));
  if (out || look.eitherOrder == 0) return;
  const bool open = look.dayFirst == 0 && look.monthFirst == 0;
  addTwoWay(entries, "date", story, plan.monthFirst, {"month first", "day first"},
            {"Dates in " + name + " were read with the month first.",
             "Dates in " + name + " were read with the day first."},
            {"The month comes first", "The day comes first"}, open);
}

void addTexts(Entries& entries, const ColumnStory& story) {
  const ColumnPlan& plan = story.plan;
  const std::string name = quoted(nameOf(story));
  const bool out = plan.role == Role::ignore;
  const std::string holds = name + " holds " + std::to_string(plan.distinct) + " different texts";
  const bool many = plan.distinct > maxCategories;
  const std::string input = many || plan.as == As::bytes ? "bytes" : "category";
  std::vector<std::string> options{"ignored", "bytes"};
  if (!many) options.insert(options.begin() + 1, "category");
  const std::string taken = plan.as == As::bytes ? "The texts of " + name + " go in byte by byte."
                                                 : holds + ", one input each.";
  addTwoWay(entries, "type", story, out, {"ignored", input}, {holds + " and is left out.", taken},
            {"Leave it out", many ? "Use its bytes as inputs" : "Use it as an input"},
            plan.isRescue, options);
}

void addWhyOut(Entries& entries, const ColumnStory& story) {
  const ColumnPlan& plan = story.plan;
  const std::string name = nameOf(story);
  switch (plan.out) {
    case Out::none:
      if (entries.isChosen("type", name, "ignored")) {
        addTwoWay(entries, "type", story, true,
                  {"ignored", plan.as == As::number ? "number" : "category"},
                  {quoted(name) + " is left out.", ""}, {"", "Use it as an input"});
      } else if (entries.isChosen("role", name, "ignore")) {
        addTwoWay(entries, "role", story, true, {"ignore", "input"},
                  {quoted(name) + " is left out.", ""}, {"", "Use it as an input"});
      } else if (entries.isChosen("role", name, "input")) {
        addTwoWay(entries, "role", story, true, {"input", "target"},
                  {quoted(name) + " is an input.", ""}, {"", "Predict it"});
      }
      return;
    case Out::empty:
      return entries.note("role", name, "ignore", quoted(name) + " is empty and is left out.");
    case Out::constant:
      return addLeftOut(entries, story, "role",
                        plan.present < story.rows ? " has only one value, apart from gaps,"
                                                  : " has the same value in every row");
    case Out::sparse:
      return addLeftOut(entries, story, "sparse",
                        " has a value in only " + std::to_string(plan.present) + " of " +
                            counted(story.rows, "row"));
    case Out::running:
      return addLeftOut(entries, story, "role",
                        plan.byOne ? " numbers the rows" : " looks like an identifier");
    case Out::code:
      return addLeftOut(entries, story, "role", " looks like an identifier, kept as text,");
    case Out::names:
      if (entries.isChosen("type", name, "ignored")) return addTexts(entries, story);
      return addLeftOut(entries, story, "role", " differs in nearly every row");
    case Out::texts:
      return addTexts(entries, story);
    case Out::moment:
      return addMoment(entries, story);
    case Out::sets:
      return addTwoWay(
          entries, "role", story, plan.role == Role::ignore, {"ignore", "input"},
          {quoted(name) + " says which rows train and which test.", quoted(name) + " is an input."},
          {"Let it say which rows train", "Use it as an input"});
  }
}

// What was left off or filled in to make numbers of the cells.
void addNumberEntries(Entries& entries, const ColumnStory& story) {
  const ColumnLook& look = story.look;
  const ColumnPlan& plan = story.plan;
  const std::string where = nameOf(story);
  const std::string name = quoted(where);
  if (look.units.total() > 0) {
    const std::string unit = quoted(look.units.entries().front().text);
    const bool bare = look.units.total() < look.numbers;
    entries.add({.kind = "unit",
                 .where = where,
                 .taken = std::string(look.units.entries().front().text),
                 .other = "kept",
                 .sentence = plan.unit.scales
                                 ? name + " was read as numbers, with " + unit + " multiplied in."
                                 : name + " was read as numbers without " +
                                       (bare ? "the unit " + unit + " that some cells have."
                                             : "its unit " + unit + "."),
                 .action = "Keep as text"});
  }
  if (look.blanks.total() > 0) {
    const std::string_view cell = look.blanks.entries().front().text;
    addTwoWay(
        entries, "type", story, true, {"number", "category"},
        {"Spaces in " + name + " were read as digit grouping, as in " + quoted(cell) + ".", ""},
        {"", "Keep as text"});
  }
  if (look.strokes.total() > 0) {
    const std::string_view cell = look.strokes.entries().front().text;
    addTwoWay(entries, "type", story, true, {"number", "category"},
              {"Fractions in " + name + " were read as numbers, " + quoted(cell) + " as " +
                   shortest(*scanFraction(cell)) + ".",
               ""},
              {"", "Keep as text"}, true);
  }
  if (look.inexact.total() > 0) {
    const bool one = look.inexact.total() == 1;
    const std::string such = lineOf(story, look.inexact.entries().front());
    const std::string cells =
        one ? such + " of " + name
            : counted(look.inexact.total(), "cell") + " of " + name + ", such as " + such + ",";
    const std::string read =
        cells + (one ? " was read as a plain number." : " were read as plain numbers.");
    if (plan.keepInexact && look.inexact.total() * 2 > look.numbers) {
      entries.note("inexact", where, "number", read);
    } else {
      addTwoWay(entries, "inexact", story, plan.keepInexact, {"number", "gap"},
                {read, cells + (one ? " counts as a gap." : " count as gaps.")},
                {"Read them as numbers", "Count them as gaps"});
    }
  }
  if (plan.hasStrays) {
    const Index count = look.present() - look.numbers;
    const std::string such =
        look.texts.total() > 0 ? lineOf(story, look.texts.entries().front()) : "a date";
    const std::string cells = count == 1 ? such + " is not a number and counts as a gap."
                                         : counted(count, "cell") + ", such as " + such +
                                               ", are not numbers and count as gaps.";
    addTwoWay(entries, "type", story, true, {"number", "category"},
              {name + " was read as numbers; " + cells, ""}, {"", "Keep as text"},
              count * 10 > look.present());
  }
  const bool told = plan.hasStrays || look.blanks.total() > 0 || look.strokes.total() > 0;
  const bool chosen = plan.role != Role::target && entries.isChosen("type", where, "number");
  if (!told && (look.leadingZeros > 0 || chosen)) {
    addTwoWay(
        entries, "type", story, true, {"number", "category"},
        {name + " was read as numbers" + (look.leadingZeros > 0 ? " without leading zeros." : "."),
         ""},
        {"", "Keep as text"});
  }
}

void addGapEntries(Entries& entries, const ColumnStory& story) {
  const ColumnLook& look = story.look;
  const ColumnPlan& plan = story.plan;
  const std::string where = nameOf(story);
  const std::string name = quoted(where);
  const Index marks = look.marks.total();
  const Index words = look.words.total();
  if (plan.as == As::number) {
    std::string list;
    Index gaps = 0;
    for (const Tally* tally : {&look.marks, &look.words, &look.remarks}) {
      if (tally->total() == 0) continue;
      list += (list.empty() ? "" : ", ") + listOf(*tally);
      gaps += tally->total();
    }
    if (gaps > 0) {
      entries.note("missing", where, "gap",
                   counted(gaps, "cell") + " of " + name +
                       (gaps == 1 ? " counts as a gap: " : " count as gaps: ") + list + ".");
    }
    if (story.tooLarge.total() > 0) {
      entries.note("missing", where, "gap",
                   lineOf(story, story.tooLarge.entries().front()) + " of " + name +
                       " is too large for a number and counts as a gap.");
    }
    return;
  }
  if (!plan.isText()) return;
  if (marks > 0 && !look.texts.has("+")) {
    addTwoWay(
        entries, "missing", story, !plan.keepMarks, {"gap", "value"},
        {listOf(look.marks) + " in " + name + " counts as a gap (" + counted(marks, "cell") + ").",
         listOf(look.marks) + " in " + name + " counts as a category."},
        {"Count it as a gap", "Keep it as a category"});
  } else if (words > 0) {
    addTwoWay(
        entries, "missing", story, plan.keepWords, {"value", "gap"},
        {listOf(look.words) + " in " + name + " counts as a category.",
         listOf(look.words) + " in " + name + " counts as a gap (" + counted(words, "cell") + ")."},
        {"Keep it as a category", "Count it as a gap"});
  }
}

void addSentinels(Entries& entries, const ColumnStory& story) {
  if (story.sentinels.empty()) return;
  const std::string name = quoted(nameOf(story));
  std::string list;
  for (const double number : story.sentinels) {
    list += (list.empty() ? "" : " and ") + shortest(number);
  }
  const bool kept = !entries.isChosen("missing", nameOf(story), "gap");
  addTwoWay(entries, "missing", story, kept, {"value", "gap"},
            {list + " lies far from all other values of " + name + ".",
             list + " in " + name + " counts as a gap."},
            {"It is a value", "Count it as a gap"}, kept);
}

void addTextEntries(Entries& entries, const ColumnStory& story) {
  const ColumnPlan& plan = story.plan;
  const ColumnLook& look = story.look;
  const std::string name = quoted(nameOf(story));
  const std::string kept = name + " was kept as text";
  const auto add = [&](const std::string& why, bool ask = false) {
    addTwoWay(entries, "type", story, true, {"category", "number"}, {kept + why, ""},
              {"", "Read as numbers"}, ask);
  };
  if (story.spelling) entries.add(*story.spelling);
  if (plan.isCode) {
    add(look.leadingZeros > 0 ? ", so that leading zeros stay."
        : look.longDigits > 0 ? ", so that long numbers stay apart."
                              : ", since its numbers look like codes.");
  } else if (entries.isChosen("unit", nameOf(story), "kept")) {
    entries.add({.kind = "unit",
                 .where = nameOf(story),
                 .taken = "kept",
                 .other = std::string(
                     look.units.entries().empty() ? "" : look.units.entries().front().text),
                 .sentence = kept + ".",
                 .action = "Read as numbers"});
  } else if (look.dates > 0 && entries.isChosen("type", nameOf(story), "category")) {
    entries.add({.kind = "type",
                 .where = nameOf(story),
                 .taken = "category",
                 .other = "ignored",
                 .options = momentWords(look),
                 .sentence = kept + ".",
                 .action = "Leave it out"});
  } else if (entries.isChosen("type", nameOf(story), "category") && look.mostlyNumbers()) {
    add(".");
  } else if (look.mostlyNumbers() && !plan.unit.fits) {
    entries.note("type", nameOf(story), "category",
                 kept + ", since its numbers have several units: " + listOf(look.units) + ".");
  } else if (look.numbers > 0 && look.numbers * 2 >= look.present() && !story.spelling &&
             look.bounds == 0) {
    const Tally& texts = look.texts;
    add(texts.total() > 0
            ? ", since " + lineOf(story, texts.entries().front()) + " is not a number."
            : ".",
        true);
  } else if (look.bounds > 0 && look.mostlyNumbers() && !story.spelling) {
    add(", since " + lineOf(story, look.inexact.entries().front()) + " is only a bound.");
  } else if (plan.role == Role::input && plan.out != Out::texts &&
             (plan.as == As::bytes || entries.isChosen("type", nameOf(story), "category") ||
              (plan.out == Out::none && plan.distinct > mostClasses))) {
    addTexts(entries, story);
  }
}

}  // namespace

void addTargetEntry(const ColumnStory& story, bool sure, Entries& entries) {
  const ColumnPlan& plan = story.plan;
  const std::string where = nameOf(story);
  const std::string name = quoted(where);
  entries.add({.kind = "role",
               .where = where,
               .taken = "target",
               .other = "input",
               .options = {"target", "input", "ignore"},
               .sentence = "Predicts " + name + ".",
               .action = "Predict another column",
               .ask = !sure});
  // Few whole numbers, each of them several times, may be either.
  const bool few = plan.as == As::number && plan.whole && plan.distinct <= mostClasses &&
                   plan.distinct * 2 <= plan.present;
  const std::string chosen = entries.taken("type", where, "");
  if (!plan.asClasses && !few && (plan.as != As::number || chosen != "number")) return;
  addTwoWay(entries, "type", story, plan.asClasses, {"category", "number"},
            {"The numbers of " + name + " count as classes.", name + " is predicted as a number."},
            {"They are classes", "They are quantities"});
}

void addColumnEntries(const ColumnStory& story, Entries& entries) {
  const ColumnPlan& plan = story.plan;
  if (plan.role != Role::target) addWhyOut(entries, story);
  if (plan.role == Role::ignore) {
    if (entries.isChosen("unit", nameOf(story), "kept")) addTextEntries(entries, story);
    // A mostly empty column may be one where NA is an answer.
    if (plan.out == Out::sparse) addGapEntries(entries, story);
    return;
  }
  if (plan.as == As::number) {
    addNumberEntries(entries, story);
    addSentinels(entries, story);
  } else if (plan.isText()) {
    addTextEntries(entries, story);
  }
  addGapEntries(entries, story);
}

}  // namespace edgewise::data
