#include "data/reading/sample.hpp"

#include <algorithm>

#include "data/reading/steps.hpp"
#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

constexpr std::size_t sampleBytes = std::size_t{1} << 20;
constexpr std::size_t sampleRows = 1000;
constexpr std::size_t sampleCells = 200'000;
constexpr std::size_t fewestRows = 12;

}  // namespace

std::string_view headOf(std::string_view text) {
  if (text.size() <= sampleBytes) return text;
  std::size_t end = sampleBytes;
  // Long lines: some of them all the same.
  for (std::size_t lines = 0; end < text.size() && lines < fewestRows; ++lines) {
    end = text.find_first_of("\r\n", end);
    if (end == std::string_view::npos) return text;
    ++end;
    const std::string_view head = text.substr(0, end);
    if (std::count(head.begin(), head.end(), '\n') > static_cast<std::ptrdiff_t>(fewestRows)) break;
  }
  return text.substr(0, end);
}

Sample sampleRecords(RecordSource& source, bool whole) {
  Sample sample;
  Record record;
  std::size_t cells = 0;
  bool more = false;
  while (source.next(record)) {
    if (filledCells(record, 1) == 0) continue;
    const bool enough = sample.records.size() >= sampleRows || cells > sampleCells;
    if (enough && sample.records.size() >= fewestRows) {
      more = true;
      break;
    }
    cells += record.cells.size();
    sample.records.push_back(record);
  }
  sample.text = source.text();
  sample.whole = whole && !more;
  return sample;
}

bool isComment(std::string_view text, const Record& record, char delimiter) {
  std::string_view line = trimBlanks(record.whole(text));
  if (line.starts_with('"')) line.remove_prefix(1);
  if (line.empty() || record.cells.empty()) return false;
  const bool marked = line[0] == '#' || line[0] == '%' || line.starts_with("//") ||
                      (line[0] == ';' && delimiter != ';');
  if (!marked) return false;
  const std::string_view first =
      text.substr(record.cells.front().begin, record.cells.front().length);
  // "#DIV/0!,b" is a row whose first cell has no value.
  const bool isCell = first.size() <= 1 || kindOf(first) == CellKind::missing;
  return !(isCell && record.cells.size() > 1 && delimiter != ' ');
}

std::size_t filledCells(const Record& record, std::size_t most) {
  std::size_t filled = 0;
  for (const Grid::Place& cell : record.cells) {
    if (cell.length > 0 && ++filled >= most) break;
  }
  return filled;
}

std::size_t mostCounted(const std::map<std::size_t, std::size_t>& counts) {
  std::size_t width = 1;
  std::size_t most = 0;
  for (const auto& [cells, count] : counts) {
    if (count < most) continue;
    width = cells;
    most = count;
  }
  return width;
}

}  // namespace edgewise::data
