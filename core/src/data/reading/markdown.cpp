// Tables drawn with pipes, as Markdown, MySQL and PostgreSQL print them.
#include "data/reading/formats.hpp"
#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

constexpr std::size_t firstLines = 60;

// "|---|:-:|", "+---+---+", "--|--": a rule with at least one mark between columns or at the ends.
bool isPipeRule(std::string_view line) {
  if (line.find_first_of("|+") == std::string_view::npos) return false;
  bool dash = false;
  for (const char letter : line) {
    if (std::string_view("|+-=: \t").find(letter) == std::string_view::npos) return false;
    dash = dash || letter == '-' || letter == '=';
  }
  return dash;
}

// A rule among the first lines with a line of pipes before or behind it.
bool hasPipeTable(std::string_view text) {
  bool pipesBefore = false;
  bool ruleBefore = false;
  std::size_t next = 0;
  for (std::size_t k = 0; k < firstLines && next < text.size(); ++k) {
    const TextLine found = lineAt(text, next, next);
    const std::string_view line = found.in(text);
    if (isPipeRule(line)) {
      if (pipesBefore) return true;
      ruleBefore = line.find('+') != std::string_view::npos;
      continue;
    }
    pipesBefore = line.find('|') != std::string_view::npos;
    if (pipesBefore && ruleBefore) return true;
    ruleBefore = false;
  }
  return false;
}

// The lines of boxes, as databases and data frames are printed, as pipes, dashes and crosses.
void replaceBoxes(std::string& text) {
  if (text.find("\u2502") == std::string::npos && text.find("\u2551") == std::string::npos) return;
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool box = text.compare(at, 2, "\xE2\x94") == 0 || text.compare(at, 2, "\xE2\x95") == 0;
    if (!box || at + 2 >= text.size()) {
      plain += text[at];
      continue;
    }
    const std::string_view sign = std::string_view(text).substr(at, 3);
    const auto isOne = [&](std::string_view signs) { return signs.find(sign) != signs.npos; };
    plain += isOne("\u2502\u2503\u2551\u2506\u250A\u254E") ? '|'
             : isOne("\u2500\u2501\u2550\u254C\u2504")     ? '-'
                                                           : '+';
    at += 2;
  }
  text = std::move(plain);
}

// The cells of a line between unescaped pipes; "\|" becomes a pipe, in place.
void addCells(std::string& text, const TextLine& line, StoredRecords& records) {
  const std::string_view whole = trimBlanks(line.in(text));
  auto begin = static_cast<std::size_t>(whole.data() - text.data());
  std::size_t end = begin + whole.size();
  if (text[begin] == '|') ++begin;
  if (end > begin && text[end - 1] == '|' && !(end - 1 > begin && text[end - 2] == '\\')) --end;
  std::size_t to = begin;
  std::size_t from = begin;
  const auto finishCell = [&] {
    const std::string_view cell = trimBlanks(std::string_view(text).substr(from, to - from));
    records.add(static_cast<std::size_t>(cell.data() - text.data()), cell.size());
  };
  for (std::size_t at = begin; at < end; ++at) {
    if (text[at] == '|') {
      finishCell();
      from = at + 1;
      to = at + 1;
      continue;
    }
    if (text[at] == '\\' && at + 1 < end && text[at + 1] == '|') ++at;
    text[to++] = text[at];
  }
  finishCell();
}

}  // namespace

Found readMarkdown(std::string& text, Report& report) {
  replaceBoxes(text);
  if (!hasPipeTable(text)) return std::nullopt;
  FoundRecords found{StoredRecords(text)};
  found.format = "markdown";
  found.comments = true;
  std::int64_t number = 0;
  std::int64_t outside = 0;  // lines around the table, and the first of them
  TextLine first;
  for (std::size_t next = 0; next < text.size();) {
    const TextLine line = lineAt(text, next, next);
    ++number;
    const std::string_view whole = trimBlanks(line.in(text));
    if (whole.empty() || isPipeRule(whole)) continue;
    if (whole.find('|') == std::string_view::npos) {
      if (outside++ == 0) first = line;
      continue;
    }
    found.records.beginRow(number, line.begin);
    addCells(text, line, found.records);
  }
  if (outside > 0) {
    report.add({.kind = "comment",
                .where = "",
                .taken = "left out",
                .other = "",
                .sentence = counted(outside, "line", "lines") + " outside the table " +
                            (outside == 1 ? "was" : "were") +
                            " left out: " + shown(trimBlanks(first.in(text))) + "."});
  }
  return Result<FoundRecords>(std::move(found));
}

}  // namespace edgewise::data
