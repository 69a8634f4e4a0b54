// The formats that are no delimited text. Each reader looks whether the text is of its format and
// returns nothing if not; what is of the format but no table is an Error.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "data/reading/records.hpp"
#include "data/reading/report.hpp"
#include "edgewise/result.hpp"

namespace edgewise::data {

// Records of a format: places in the text, which the reader may have changed.
struct FoundRecords {
  StoredRecords records;
  std::string format = "json";
  bool namesKnown = false;           // the first record holds the names
  bool comments = false;             // there may be titles and foot lines among them
  std::vector<std::string> names{};  // where they are not among the records
};

using Found = std::optional<Result<FoundRecords>>;

// JSON: records, lists of lists, columns, one record a line; and lists as Python prints them.
Found readLists(std::string& text, const ReadOptions& options);

// The largest table of a web page, or the chosen one.
Found readHtml(std::string& text, Report& report);

// | a | b | with a line of dashes below the names, as Markdown and databases print them.
Found readMarkdown(std::string& text, Report& report);

// Weka's format: @attribute lines, then @data.
Found readArff(std::string& text);

// "0,0 -> 1": makes the arrow a delimiter, in place. True if it did.
bool replaceArrows(std::string& text, Report& report);

}  // namespace edgewise::data
