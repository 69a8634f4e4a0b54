#include "data/reading/comment_names.hpp"

#include <algorithm>

#include "data/reading/records.hpp"
#include "data/reading/steps.hpp"
#include "data/reading/text.hpp"

namespace edgewise::data {

std::vector<std::string> namesInComment(std::string_view comment, std::size_t width,
                                        std::string_view delimiter) {
  std::string line(trimBlanks(comment));
  line.erase(std::remove(line.begin(), line.end(), '"'), line.end());
  const std::size_t begin = line.find_first_not_of("#%/; \t");
  if (begin == std::string::npos) return {};
  const bool hash = line.starts_with("# ");
  line.erase(0, begin);
  using Word = std::string_view;
  for (const Word word : {delimiter, Word(","), Word(";"), Word("tab"), Word("blanks")}) {
    const auto dialect = dialectOf(word);
    if (!dialect) continue;
    std::string copy = line;
    DelimitedRecords source(copy, *dialect);
    Record record;
    if (!source.next(record)) continue;
    // "# height class" may be three names.
    const std::size_t lone = record.cells.size() + 1 == width && hash ? 1 : 0;
    if (record.cells.size() + lone != width) continue;
    std::vector<std::string> names(lone, "#");
    for (const Grid::Place& cell : record.cells) {
      names.push_back(copy.substr(cell.begin, cell.length));
      if (kindOf(names.back()) != CellKind::text) return {};
    }
    return names;
  }
  return {};
}

}  // namespace edgewise::data
