// From a file as people have it to a table: text in any usual encoding and layout, read as its
// owner means it. What could mean two things is taken the likelier way and said in the report, and
// the other way is one choice away.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/dataset.hpp"
#include "edgewise/result.hpp"

namespace edgewise {

// Limits of what is read; more is an Error "limit" that says what to do.
inline constexpr std::int64_t maxFileBytes = 120'000'000;
inline constexpr Index maxReadRows = 200'000;
inline constexpr Index maxReadColumns = 1'000;

// One assumption of the reader. `kind` and `where` name it; the same two with another `taken` are a
// Choice, which reads the file the other way.
struct ReportEntry {
  // "header", "delimiter", "decimal", "type", …: all stand in core/src/data/reading/report.hpp.
  std::string kind;
  std::string where;  // "" for the whole file, "line 3", or the name of a column
  std::string taken;  // what was taken, one of the kind's words: "data"
  std::string other;  // what could be meant instead: "names"; empty for a plain note
  std::vector<std::string> options{};  // all words that can be taken, where they are more than two
  std::string sentence;                // for people: "The first line was read as data."
  std::string action{};                // a button that takes `other`: "These are names"
  bool ask = false;                    // both are about as likely: the person should look
};

// An entry turned over: its kind and where, and what is to be taken instead.
struct Choice {
  std::string kind;
  std::string where;
  std::string taken;
};

struct ReadOptions {
  std::string name{};             // of the file, with its ending; empty for pasted text
  std::vector<Choice> choices{};  // entries of an earlier report turned over
};

struct ReadReport {
  Index rows = 0;
  Index columns = 0;
  std::string format = "delimited";  // delimited, json, markdown, html, arff, spreadsheet
  std::string encoding = "utf-8";    // utf-8, utf-16le, utf-16be, windows-1252
  std::string delimiter = ",";  // "," ";" "tab" "|" "blanks" …; empty where the format has none
  bool decimalComma = false;    // numbers are written as 1,5
  Index missing = 0;            // cells without a value
  std::vector<ReportEntry> entries{};
};

// A table whose columns have names, types and roles: nothing about it is left to be guessed again.
// `table` holds every column, those that are ignored too.
struct ReadTable {
  Table table;
  // Targets are empty where nothing could be chosen (see report).
  RolesSpec roles{};
  std::string split{};  // the column that says which rows train; empty where none does
  ReadReport report{};
  std::vector<std::int64_t> lines{};  // of the file, in which each row begins, from 1
};

// Told how much of the work is done, 0 to 1; false ends the reading with an Error "cancelled".
using OnProgress = std::function<bool(double)>;

// The bytes of one file, taken in pieces. Errors have a `path` such as "line 3" and say the true
// cell and line: "empty", "binary", "limit", "quotes", "ragged", "format" and others.
class TableReader {
 public:
  explicit TableReader(ReadOptions options = {});
  ~TableReader();
  TableReader(TableReader&&) noexcept;
  TableReader& operator=(TableReader&&) noexcept;

  // Error: "limit" for more than maxFileBytes.
  Status add(std::span<const std::byte> piece);
  // All of them at once: a large file is not copied.
  Status add(std::string&& whole);
  // Reads what was added; once.
  Result<ReadTable> finish(const OnProgress& onProgress = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The same in one call.
Result<ReadTable> readTable(std::string_view bytes, ReadOptions options = {});

}  // namespace edgewise
