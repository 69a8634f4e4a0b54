// Records one after another: the rows of a file before it is known which of them are examples.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/reading/dialect.hpp"
#include "data/reading/grid.hpp"

namespace edgewise::data {

struct Record {
  std::int64_t line = 1;  // of the file, where the record begins
  std::size_t begin = 0;  // of the whole record in the text, without its line end
  std::size_t end = 0;
  std::vector<Grid::Place> cells{};

  std::string_view whole(std::string_view text) const { return text.substr(begin, end - begin); }
};

// Where records come from. Reading changes the text: a doubled quote becomes one, in place, so that
// every cell stays a piece of the one text.
class RecordSource {
 public:
  virtual ~RecordSource() = default;
  virtual bool next(Record& record) = 0;
  virtual double progress() const = 0;  // 0 to 1
  virtual std::string_view text() const = 0;
  // A quoted cell without an end: where it begins.
  virtual std::optional<Record> unclosed() const { return std::nullopt; }
  // The line of the first mark of quotation that was taken for text inside a quoted cell.
  virtual std::int64_t strayQuote() const { return 0; }
};

// Records of RFC 4180, with leniencies: any line ends, also mixed; blanks round a cell and round
// its quotes; a quote inside a cell is text; typographic quotes round a whole cell. Line ends
// inside quotes stay as they are.
class DelimitedRecords : public RecordSource {
 public:
  // From the place `begin` on, which is in the first line.
  DelimitedRecords(std::string& text, const Dialect& dialect, std::size_t begin = 0);

  bool next(Record& record) override;
  double progress() const override;
  std::string_view text() const override { return *text_; }
  std::optional<Record> unclosed() const override { return unclosed_; }
  std::int64_t strayQuote() const override { return strayQuote_; }

 private:
  bool atLineEnd(std::size_t at) const { return at >= text_->size() || isEnd((*text_)[at]); }
  static bool isEnd(char letter) { return letter == '\n' || letter == '\r'; }
  std::size_t skipBlanks(std::size_t at) const;
  std::size_t afterLineEnd(std::size_t at) const;
  std::size_t delimiterAt(std::size_t at) const;
  bool endsCell(std::size_t at) const;
  bool quotedCell(Record& record);
  bool typographicCell(Record& record);
  void bareCell(Record& record);
  bool toNextCell();

  std::string* text_;
  Dialect dialect_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
  std::size_t noTypographicBefore_ = 0;  // none ends before this place
  std::optional<Record> unclosed_{};
  std::int64_t strayQuote_ = 0;
};

// Records that another format's reader found.
class StoredRecords : public RecordSource {
 public:
  explicit StoredRecords(std::string& text) : text_(&text) {}

  void beginRow(std::int64_t line, std::size_t begin) {
    rows_.push_back({cells_.size(), begin, begin, line});
  }
  void add(std::size_t begin, std::size_t length) {
    cells_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(length)});
    rows_.back().end = begin + length;
  }
  std::size_t rows() const { return rows_.size(); }
  std::size_t cells() const { return cells_.size(); }
  // The same text in another place, to be read from its beginning.
  void restart(std::string& text) {
    text_ = &text;
    row_ = 0;
  }

  bool next(Record& record) override;
  double progress() const override {
    return rows_.empty() ? 1 : static_cast<double>(row_) / static_cast<double>(rows_.size());
  }
  std::string_view text() const override { return *text_; }

 private:
  struct Row {
    std::size_t first;  // cell
    std::size_t begin;
    std::size_t end;
    std::int64_t line;
  };

  std::string* text_;
  std::vector<Grid::Place> cells_{};
  std::vector<Row> rows_{};
  std::size_t row_ = 0;
};

}  // namespace edgewise::data
