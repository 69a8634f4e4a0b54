// Which format a text is in, and from its records to the grid.
#include <utility>

#include "data/reading/assemble.hpp"
#include "data/reading/delimiter.hpp"
#include "data/reading/formats.hpp"
#include "data/reading/steps.hpp"
#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

std::string delimiterAction(std::string_view word) {
  const auto dialect = dialectOf(word);
  return dialect ? "They are separated by " + nameOf(*dialect) : std::string{};
}

void tellDelimiter(const FoundDelimiter& found, const Layout& layout, Report& report) {
  const std::string word = wordOf(found.dialect);
  const bool rare = found.dialect.byBlanks() || (word != "," && word != ";" && word != "tab");
  const bool chosen = report.chosen("delimiter", "").has_value();
  const std::string other = found.options.size() > 1 ? found.options[1] : "";
  if (layout.width < 2 && other.empty() && !chosen) return;
  if (!rare && !chosen && !found.ask && other.empty()) return;
  std::string sentence = "The cells are separated by " + nameOf(found.dialect) + ".";
  if (layout.width < 2) sentence = "The file was read as one column.";
  report.add({.kind = "delimiter",
              .where = "",
              .taken = word,
              .other = other,
              .options = found.options.size() > 1 ? found.options : std::vector<std::string>{},
              .sentence = sentence,
              .action = delimiterAction(other),
              .ask = found.ask && !chosen});
}

Result<Grid> readDelimited(std::string text, Report& report, const OnProgress& onProgress) {
  Grid grid;
  const FoundDelimiter found = findDelimiter(text, report);
  const std::string_view head = headOf(text);
  std::string copy(head);
  DelimitedRecords first(copy, found.dialect, found.hintEnd);
  const Sample sample = sampleRecords(first, head.size() == text.size());
  const LayoutRules rules{.delimiter = wordOf(found.dialect),
                          .between = nameOf(found.dialect),
                          .mark = found.dialect.mark};
  if (sample.records.empty() && !first.unclosed()) {
    return Error{"empty", "", "The file is empty: there is no table in it."};
  }
  const Layout layout = findLayout(sample, rules, report);
  tellDelimiter(found, layout, report);
  grid.format = "delimited";
  grid.delimiter = wordOf(found.dialect);
  grid.text = std::move(text);
  DelimitedRecords source(grid.text, found.dialect, found.hintEnd);
  const auto status = assemble(grid, source, layout, rules, report, onProgress);
  if (!status) return status.error();
  return grid;
}

Result<Grid> readFound(FoundRecords& found, std::string text, Report& report,
                       const OnProgress& onProgress) {
  Grid grid;
  grid.format = found.format;
  grid.delimiter = "";
  grid.text = std::move(text);
  StoredRecords& source = found.records;
  source.restart(grid.text);
  const LayoutRules rules{.namesKnown = found.namesKnown, .comments = found.comments, .mark = 0};
  Layout layout{.width = found.names.size(), .names = found.names, .comments = false};
  if (found.names.empty()) {
    const Sample sample = sampleRecords(source, true);
    layout = findLayout(sample, rules, report);
    source.restart(grid.text);
  }
  const auto status = assemble(grid, source, layout, rules, report, onProgress);
  if (!status) return status.error();
  return grid;
}

Found readKnownFormat(std::string& text, const ReadOptions& options, Report& report) {
  if (Found found = readHtml(text, report)) return found;
  if (Found found = readArff(text)) return found;
  if (Found found = readMarkdown(text, report)) return found;
  return readLists(text, options);
}

}  // namespace

Result<Grid> readGrid(std::string text, const ReadOptions& options, Report& report,
                      const OnProgress& onProgress) {
  if (trimBlanks(text).empty()) {
    return Error{"empty", "", "The file is empty: there is no table in it."};
  }
  if (onProgress && !onProgress(0)) return Error{"cancelled", "", "Reading was cancelled."};
  if (Found found = readKnownFormat(text, options, report)) {
    if (!*found) return found->error();
    return readFound(**found, std::move(text), report, onProgress);
  }
  replaceArrows(text, report);
  return readDelimited(std::move(text), report, onProgress);
}

}  // namespace edgewise::data
