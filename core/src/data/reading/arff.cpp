// Weka's ARFF: "@attribute name type" lines, then the rows behind "@data".
#include <charconv>
#include <utility>

#include "data/reading/formats.hpp"
#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

class ArffReader {
 public:
  explicit ArffReader(std::string& text)
      : text_(text), found_{StoredRecords(text)}, end_(text.size()), zero_(text.size() + 1) {
    found_.format = "arff";
    text_ += "\n0";
  }

  Found read() {
    bool data = false;
    while (at_ < end_) {
      const std::string_view line = nextLine();
      if (line.empty() || line[0] == '%') continue;
      if (data) {
        if (auto error = addRow(line)) return Result<FoundRecords>(std::move(*error));
      } else if (holdsAt(line, 0, "@attribute")) {
        found_.names.push_back(nameIn(line.substr(10)));
        unwritten_.push_back(unwrittenIn(line));
      } else if (holdsAt(line, 0, "@data")) {
        data = true;
      } else if (!holdsAt(line, 0, "@relation")) {
        return std::nullopt;
      }
    }
    if (!data || found_.names.empty()) return std::nullopt;
    return Result<FoundRecords>(std::move(found_));
  }

 private:
  // Without the blanks around it; `at_` is behind its line end, `line_` is its number.
  std::string_view nextLine() {
    ++line_;
    return trimBlanks(lineAt(text_, at_, at_).in(text_));
  }

  static std::string nameIn(std::string_view rest) {
    rest = trimBlanks(rest);
    if (rest.empty()) return {};
    if (rest[0] == '\'' || rest[0] == '"') {
      const std::size_t close = rest.find(rest[0], 1);
      return std::string(rest.substr(1, close == std::string_view::npos ? close : close - 1));
    }
    return std::string(rest.substr(0, rest.find_first_of(" \t{")));
  }

  std::optional<Error> addRow(std::string_view line) {
    const auto begin = static_cast<std::size_t>(line.data() - text_.data());
    if (line[0] == '{') return addSparseRow(begin, line.size());
    found_.records.beginRow(line_, begin);
    std::size_t at = begin;
    const std::size_t end = begin + line.size();
    while (at < end) {
      // The weight of a row, {5}, stands behind its cells.
      if (text_[at] == '{') break;
      addCell(at, end);
      while (at < end && text_[at] != ',' && text_[at] != '\t') ++at;
      if (at < end && at + 1 == end) found_.records.add(end, 0);
      ++at;
      while (at < end && blankAt(text_, at) > 0) at += blankAt(text_, at);
    }
    return std::nullopt;
  }

  void addCell(std::size_t& at, std::size_t end) {
    const char first = text_[at];
    if (first == '\'' || first == '"') {
      std::size_t to = at + 1;
      std::size_t k = at + 1;
      for (; k < end && text_[k] != first; ++k) {
        if (text_[k] == '\\' && k + 1 < end) ++k;
        text_[to++] = text_[k];
      }
      found_.records.add(at + 1, to - at - 1);
      at = std::min(k + 1, end);
      return;
    }
    std::size_t stop = at;
    while (stop < end && text_[stop] != ',' && text_[stop] != '\t') ++stop;
    const std::size_t cellEnd = withoutBlanksAtEnd(text_, at, stop);
    found_.records.add(at, cellEnd - at);
    at = stop;
  }

  // What a cell that is not written holds: 0, or the first of the values in {…}.
  std::pair<std::size_t, std::size_t> unwrittenIn(std::string_view line) const {
    const std::size_t open = line.rfind('{');
    if (open == std::string_view::npos) return {zero_, 1};
    std::string_view value = line.substr(open + 1);
    value = trimBlanks(value.substr(0, value.find_first_of(",}")));
    if (value.size() > 1 && (value[0] == '\'' || value[0] == '"')) {
      value = value.substr(1, value.size() - 2);
    }
    return {static_cast<std::size_t>(value.data() - text_.data()), value.size()};
  }

  // {0 5.1, 4 Iris-setosa}: what is not named is 0, or the first value of its kind.
  std::optional<Error> addSparseRow(std::size_t begin, std::size_t length) {
    const std::size_t width = found_.names.size();
    std::vector<std::pair<std::size_t, std::size_t>> cells = unwritten_;
    std::size_t at = begin + 1;
    const std::size_t end = begin + length;
    while (at < end && text_[at] != '}') {
      if (text_[at] == ',' || blankAt(text_, at) > 0) {
        ++at;
        continue;
      }
      std::size_t column = 0;
      const auto read = std::from_chars(text_.data() + at, text_.data() + end, column);
      if (read.ec != std::errc() || column >= width) {
        const std::string line = std::to_string(line_);
        return Error{"format", "line " + line,
                     "Line " + line + " names a column that no @attribute line describes."};
      }
      at = static_cast<std::size_t>(read.ptr - text_.data());
      while (at < end && blankAt(text_, at) > 0) at += blankAt(text_, at);
      std::size_t stop = at;
      while (stop < end && text_[stop] != ',' && text_[stop] != '}') ++stop;
      std::string_view cell = trimBlanks(std::string_view(text_).substr(at, stop - at));
      if (cell.size() > 1 && (cell[0] == '\'' || cell[0] == '"') && cell.back() == cell[0]) {
        cell = cell.substr(1, cell.size() - 2);
      }
      cells[column] = {static_cast<std::size_t>(cell.data() - text_.data()), cell.size()};
      at = stop;
    }
    found_.records.beginRow(line_, begin);
    for (const auto& [place, size] : cells) found_.records.add(place, size);
    return std::nullopt;
  }

  std::string& text_;
  FoundRecords found_;
  std::size_t at_ = 0;
  std::int64_t line_ = 0;
  std::size_t end_;                                               // of the text
  std::vector<std::pair<std::size_t, std::size_t>> unwritten_{};  // cells of sparse rows
  std::size_t zero_;  // the place of a 0 behind it, for cells that are not written
};

}  // namespace

Found readArff(std::string& text) {
  for (std::size_t next = 0; next < text.size();) {
    const std::string_view line = trimBlanks(lineAt(text, next, next).in(text));
    if (line.empty() || line[0] == '%') continue;
    if (!holdsAt(line, 0, "@relation") && !holdsAt(line, 0, "@attribute")) return std::nullopt;
    return ArffReader(text).read();
  }
  return std::nullopt;
}

}  // namespace edgewise::data
