#include "data/reading/records.hpp"

#include <algorithm>

#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

Grid::Place placeOf(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
}

// The bytes of a typographic quote at this place that may open a cell (“ „ ” ‟ «) or close one.
std::size_t typographicAt(std::string_view text, std::size_t at, bool opening) {
  if (at + 1 >= text.size()) return 0;
  const auto first = static_cast<unsigned char>(text[at]);
  const auto second = static_cast<unsigned char>(text[at + 1]);
  if (first == 0xC2) return second == (opening ? 0xAB : 0xBB) ? 2 : 0;
  if (first != 0xE2 || second != 0x80 || at + 2 >= text.size()) return 0;
  const auto third = static_cast<unsigned char>(text[at + 2]);
  if (third == 0x9C || third == 0x9D) return 3;
  return opening && (third == 0x9E || third == 0x9F) ? 3 : 0;
}

}  // namespace

DelimitedRecords::DelimitedRecords(std::string& text, const Dialect& dialect, std::size_t begin)
    : text_(&text), dialect_(dialect), at_(begin) {}

double DelimitedRecords::progress() const {
  return text_->empty() ? 1 : static_cast<double>(at_) / static_cast<double>(text_->size());
}

std::size_t DelimitedRecords::skipBlanks(std::size_t at) const {
  while (const std::size_t blank = blankAt(*text_, at)) {
    if (dialect_.mark == '\t' && (*text_)[at] == '\t') break;
    if (dialect_.between == Dialect::Between::wideBlanks && delimiterAt(at) > 0) break;
    at += blank;
  }
  return at;
}

// CR LF is one line end, and so is CR CR LF, which a second translation makes of it.
std::size_t DelimitedRecords::afterLineEnd(std::size_t at) const {
  const std::string& text = *text_;
  if (text[at] == '\n') return at + 1;
  std::size_t end = at + 1;
  if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') return end + 2;
  if (end < text.size() && text[end] == '\n') ++end;
  return end;
}

// The bytes of the delimiter at this place; 0 where there is none.
std::size_t DelimitedRecords::delimiterAt(std::size_t at) const {
  const std::string& text = *text_;
  if (at >= text.size()) return 0;
  if (dialect_.between == Dialect::Between::mark) return text[at] == dialect_.mark ? 1 : 0;
  if (dialect_.between == Dialect::Between::markAndBlank) {
    return text[at] == dialect_.mark && blankAt(text, at + 1) > 0 ? 1 : 0;
  }
  std::size_t end = at;
  std::size_t blanks = 0;
  bool tab = false;
  while (const std::size_t blank = blankAt(text, end)) {
    tab = tab || text[end] == '\t';
    end += blank;
    ++blanks;
  }
  const bool wide = tab || blanks > 1 || dialect_.between == Dialect::Between::blanks;
  return wide ? end - at : 0;
}

bool DelimitedRecords::endsCell(std::size_t at) const {
  return atLineEnd(at) || delimiterAt(at) > 0;
}

bool DelimitedRecords::next(Record& record) {
  record.cells.clear();
  if (at_ >= text_->size() || unclosed_) return false;
  record.line = line_;
  record.begin = at_;
  if (dialect_.byBlanks()) {
    while (const std::size_t blank = blankAt(*text_, at_)) at_ += blank;
  }
  bool more = true;
  while (more) {
    at_ = skipBlanks(at_);
    const char first = at_ < text_->size() ? (*text_)[at_] : '\n';
    bool taken = first == dialect_.quote && quotedCell(record);
    // ="007": spreadsheets keep digits as they are so.
    if (first == '=' && at_ + 1 < text_->size() && (*text_)[at_ + 1] == dialect_.quote) {
      ++at_;
      taken = quotedCell(record);
      if (!taken) --at_;
    }
    if (unclosed_) return false;
    if (!taken && static_cast<unsigned char>(first) >= 0xC2) taken = typographicCell(record);
    if (!taken) bareCell(record);
    more = toNextCell();
  }
  record.end = at_;
  if (at_ < text_->size()) {
    at_ = afterLineEnd(at_);
    ++line_;
  }
  return true;
}

// Past the delimiter, if there is one; blanks at the end of a line are none.
bool DelimitedRecords::toNextCell() {
  if (atLineEnd(at_)) return false;
  at_ += delimiterAt(at_);
  return !(dialect_.byBlanks() && atLineEnd(at_));
}

void DelimitedRecords::bareCell(Record& record) {
  const std::string& text = *text_;
  const std::size_t begin = at_;
  if (dialect_.between == Dialect::Between::mark) {
    while (at_ < text.size() && text[at_] != dialect_.mark && !isEnd(text[at_])) ++at_;
  } else {
    while (!endsCell(at_)) ++at_;
  }
  record.cells.push_back(placeOf(begin, withoutBlanksAtEnd(text, begin, at_)));
}

// A cell in quotes, or false where the quotes are a part of its text, as in "Great" movie.
bool DelimitedRecords::quotedCell(Record& record) {
  std::string& text = *text_;
  const char quote = dialect_.quote;
  const std::size_t begin = at_ + 1;
  std::size_t close = begin;
  std::size_t after = 0;  // the place of the delimiter behind the closing quote
  std::int64_t lines = 0;
  bool escapes = false;
  bool stray = false;
  while (close < text.size()) {
    const char letter = text[close];
    if (letter == '\\' && dialect_.backslash && close + 1 < text.size()) {
      escapes = true;
      close += 2;
      continue;
    }
    if (isEnd(letter)) {
      close = afterLineEnd(close);
      ++lines;
      continue;
    }
    if (letter != quote) {
      ++close;
      continue;
    }
    if (close + 1 < text.size() && text[close + 1] == quote) {
      escapes = true;
      close += 2;
      continue;
    }
    after = skipBlanks(close + 1);
    if (dialect_.byBlanks()) after = close + 1;
    if (endsCell(after)) break;
    if (lines == 0) {
      // Does the cell go on in quotes, or were these the quotes round a part of a bare cell?
      std::size_t look = close + 1;
      while (!endsCell(look) && text[look] != quote) ++look;
      if (endsCell(look)) return false;
    }
    stray = true;
    ++close;
  }
  if (close >= text.size()) {
    unclosed_ = Record{.line = line_, .begin = at_, .end = std::min(text.size(), at_ + 80)};
    return false;
  }
  if (stray && strayQuote_ == 0) strayQuote_ = line_;
  std::size_t end = close;
  if (escapes) {
    end = begin;
    for (std::size_t k = begin; k < close; ++k) {
      const bool skip = k + 1 < close && ((text[k] == quote && text[k + 1] == quote) ||
                                          (text[k] == '\\' && dialect_.backslash));
      if (skip) ++k;
      text[end++] = text[k];
    }
  }
  const std::string_view inside = std::string_view(text).substr(begin, end - begin);
  const std::string_view cell = trimBlanks(inside);
  const auto first = static_cast<std::size_t>(cell.data() - text.data());
  record.cells.push_back(placeOf(first, first + cell.size()));
  at_ = after;
  line_ += lines;
  return true;
}

// A cell in typographic quotes, which word processors make of straight ones.
bool DelimitedRecords::typographicCell(Record& record) {
  const std::string& text = *text_;
  const std::size_t open = typographicAt(text, at_, true);
  if (open == 0 || at_ < noTypographicBefore_) return false;
  const std::size_t begin = at_ + open;
  std::size_t close = begin;
  for (; close < text.size() && !isEnd(text[close]); ++close) {
    const std::size_t length = typographicAt(text, close, false);
    if (length == 0) continue;
    std::size_t after = close + length;
    if (!dialect_.byBlanks()) after = skipBlanks(after);
    if (!endsCell(after)) continue;
    const std::string_view cell = trimBlanks(std::string_view(text).substr(begin, close - begin));
    const auto first = static_cast<std::size_t>(cell.data() - text.data());
    record.cells.push_back(placeOf(first, first + cell.size()));
    at_ = after;
    return true;
  }
  noTypographicBefore_ = close;
  return false;
}

bool StoredRecords::next(Record& record) {
  record.cells.clear();
  if (row_ >= rows_.size()) return false;
  const Row& row = rows_[row_++];
  const std::size_t end = row_ < rows_.size() ? rows_[row_].first : cells_.size();
  record.line = row.line;
  record.begin = row.begin;
  record.end = row.end;
  record.cells.assign(cells_.begin() + static_cast<std::ptrdiff_t>(row.first),
                      cells_.begin() + static_cast<std::ptrdiff_t>(end));
  return true;
}

}  // namespace edgewise::data
