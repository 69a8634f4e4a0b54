#include "data/reading/foot.hpp"

#include <array>

#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t mostRuns = 10;

constexpr std::array footWords{
    "source"sv,       "sources"sv,   "quelle"sv,   "quellen"sv,   "note"sv,       "notes"sv,
    "hinweis"sv,      "anmerkung"sv, "stand"sv,    "legend"sv,    "legende"sv,    "copyright"sv,
    "generated"sv,    "exported"sv,  "created"sv,  "erstellt"sv,  "exportiert"sv, "downloaded"sv,
    "remark"sv,       "remarks"sv,   "footnote"sv, "comment"sv,   "data from"sv,  "data source"sv,
    "last updated"sv, "updated"sv,   "end of"sv,   "bemerkung"sv, "fuente"sv,     "fonte"sv,
    "printed"sv,      "report"sv};

}  // namespace

bool isFootText(std::string_view line) {
  std::string_view text = trimBlanks(line);
  while (!text.empty() && (text.front() == '"' || text.front() == '\'')) text.remove_prefix(1);
  if (text.size() < 3) return false;
  if (text.starts_with("©") || text.starts_with("* ") || text.starts_with("†") ||
      text.starts_with("¹ ") || text.starts_with("** ")) {
    return true;
  }
  if (holdsAt(text, 0, "(c) ") || holdsAt(text, 0, "n = ")) return true;
  // "(4 rows)", "[150 rows x 5 columns]"
  if (text.find(" row") != std::string_view::npos &&
      ((text.front() == '(' && text.back() == ')') ||
       (text.front() == '[' && text.back() == ']'))) {
    return true;
  }
  for (const std::string_view word : footWords) {
    if (!holdsAt(text, 0, word)) continue;
    std::string_view rest = text.substr(word.size());
    if (rest.starts_with(':') || rest.starts_with(" :")) return true;
    const bool speaks =
        rest.starts_with(' ') &&
        (word == "exported" || word == "generated" || word == "created" || word == "erstellt" ||
         word == "copyright" || word == "data from" || word == "last updated" || word == "end of" ||
         word == "downloaded" || word == "printed");
    if (speaks) return true;
  }
  return false;
}

void LeftOut::add(std::int64_t line, std::string_view text, std::int64_t rows, bool comment) {
  ++lines_;
  if (!runs_.empty() && runs_.back().rows == rows && runs_.back().comment == comment) {
    runs_.back().last = line;
    return;
  }
  runs_.push_back({line, line, rows, comment, std::string(trimBlanks(text).substr(0, 160))});
}

void LeftOut::tell(std::int64_t rows, Report& report) const {
  if (runs_.size() > mostRuns) {
    report.add({.kind = "comment",
                .where = "",
                .taken = "left out",
                .other = "kept",
                .sentence = std::to_string(lines_) +
                            " lines that are no rows were left out; the first is line " +
                            std::to_string(runs_.front().first) + ": " + shown(runs_.front().text) +
                            ".",
                .action = "They are rows"});
    return;
  }
  for (const Run& run : runs_) {
    const bool one = run.first == run.last;
    const bool foot = run.rows == rows;
    const std::string lines = one ? "Line " + std::to_string(run.first) + " was left out"
                                  : "Lines " + std::to_string(run.first) + " to " +
                                        std::to_string(run.last) + " were left out";
    const std::string sentence = lines + (foot ? " below the table: " : " as no row: ");
    report.add({.kind = foot && !run.comment ? "summary" : "comment",
                .where = whereOf(run.first, run.last),
                .taken = "left out",
                .other = "kept",
                .sentence = sentence + shown(run.text) + (one ? "." : " and so on."),
                .action = one ? "It is a row" : "They are rows"});
  }
}

}  // namespace edgewise::data
