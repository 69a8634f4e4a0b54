// Any bytes, read with any choices: a table whose parts fit together, or an error that says
// something. The first byte takes choices out of a list, the second a file name and a place at
// which the file is cut in two.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/reading/steps.hpp"
#include "edgewise/read_table.hpp"

namespace {

using namespace edgewise;

const std::array<Choice, 8> possibleChoices{{{"header", "", "names"},
                                             {"header", "", "data"},
                                             {"delimiter", "", "blanks"},
                                             {"delimiter", "", ";"},
                                             {"preamble", "line 1", "kept"},
                                             {"comment", "", "kept"},
                                             {"units", "lines 1 to 9", "kept"},
                                             {"encoding", "", "windows-1252"}}};

void require(bool holds) {
  if (!holds) std::abort();
}

void checkGrid(const data::Grid& grid) {
  const auto columns = static_cast<std::size_t>(grid.columns());
  const auto rows = static_cast<std::size_t>(grid.rows());
  require(columns > 0 && rows > 0);
  require(grid.nameless.size() == columns);
  require(grid.places.size() == rows * columns);
  for (const data::Grid::Place& place : grid.places) {
    require(std::size_t{place.begin} + place.length <= grid.text.size());
  }
  for (const std::uint32_t line : grid.lines) require(line > 0);
  const std::set<std::string> names(grid.names.begin(), grid.names.end());
  require(names.size() == columns && !names.contains(""));
}

void checkReport(const std::vector<ReportEntry>& entries) {
  for (const ReportEntry& entry : entries) {
    require(!entry.kind.empty() && !entry.taken.empty() && !entry.sentence.empty());
    require(entry.other.empty() == entry.action.empty());
    require(entry.other != entry.taken);
  }
}

void checkTable(const ReadTable& read) {
  const auto columns = static_cast<std::size_t>(read.report.columns);
  require(read.table.columns.size() == columns && columns > 0);
  std::set<std::string> names;
  for (const Column& column : read.table.columns) {
    require(column.rows() == read.report.rows);
    require(names.insert(column.name).second);
    for (const Index code : column.codes) {
      require(code >= -1 && code < static_cast<Index>(column.categories.size()));
    }
  }
  std::set<std::string> used;
  for (const auto* role : {&read.roles.inputs, &read.roles.targets}) {
    for (const std::string& name : *role) {
      require(names.contains(name) && used.insert(name).second);
    }
  }
}

// The cells alone; whether they could be read.
bool readCells(std::string file, const ReadOptions& options) {
  data::Report report(options.choices);
  std::string encoding;
  auto text =
      data::decodeText(std::move(file), options.name, encoding, report.chosen("encoding", ""));
  if (!text) return false;
  const auto grid = data::readGrid(std::move(*text), options, report, {});
  checkReport(report.entries());
  if (grid) checkGrid(*grid);
  return static_cast<bool>(grid);
}

Result<ReadTable> readInPieces(std::string_view file, const ReadOptions& options, std::size_t cut) {
  const auto bytes = std::as_bytes(std::span(file.data(), file.size()));
  TableReader reader(options);
  require(static_cast<bool>(reader.add(bytes.first(cut))));
  require(static_cast<bool>(reader.add(bytes.subspan(cut))));
  return reader.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 2) return 0;
  ReadOptions options;
  for (std::size_t k = 0; k < possibleChoices.size(); ++k) {
    if ((bytes[0] >> k) % 2 == 1) options.choices.push_back(possibleChoices[k]);
  }
  options.name = bytes[1] % 2 == 1 ? "a.json" : "a.csv";
  const std::string file(reinterpret_cast<const char*>(bytes) + 2, size - 2);
  const bool cells = readCells(file, options);
  const auto read = readInPieces(file, options, std::min<std::size_t>(bytes[1], file.size()));
  if (!read) {
    require(!read.error().code.empty() && !read.error().message.empty());
    return 0;
  }
  require(cells);
  checkTable(*read);
  checkReport(read->report.entries);
  return 0;
}
