// Tables of web pages, also as spreadsheets copy them.
#include <array>
#include <charconv>
#include <utility>

#include "data/reading/formats.hpp"
#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t mostSpan = 100;
constexpr std::size_t mostCells = 60'000'000;
constexpr std::size_t mostTables = 1000;

struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr std::array entities{
    Entity{"amp", "&"},    Entity{"lt", "<"},     Entity{"gt", ">"},     Entity{"quot", "\""},
    Entity{"apos", "'"},   Entity{"nbsp", " "},   Entity{"auml", "ä"},   Entity{"ouml", "ö"},
    Entity{"uuml", "ü"},   Entity{"Auml", "Ä"},   Entity{"Ouml", "Ö"},   Entity{"Uuml", "Ü"},
    Entity{"szlig", "ß"},  Entity{"eacute", "é"}, Entity{"egrave", "è"}, Entity{"agrave", "à"},
    Entity{"ccedil", "ç"}, Entity{"euro", "€"},   Entity{"deg", "°"},    Entity{"minus", "−"},
    Entity{"ndash", "–"},  Entity{"mdash", "—"},  Entity{"micro", "µ"},  Entity{"sup2", "²"},
    Entity{"plusmn", "±"}, Entity{"pound", "£"},  Entity{"thinsp", " "}, Entity{"hellip", "…"}};

// One table while it is read.
struct HtmlTable {
  StoredRecords records;
  std::size_t columns = 0;
  bool headed = true;  // all cells of its first row are <th>
  bool inRow = false;
  std::size_t column = 0;  // of the row so far
  // Cells that reach down into the rows below.
  struct Down {
    std::size_t begin = 0;
    std::size_t length = 0;
    std::size_t rows = 0;
  };
  std::vector<Down> down{};
};

class HtmlReader {
 public:
  explicit HtmlReader(std::string& text) : text_(text) {}

  // Every table with cells, in the order of their ends.
  std::vector<HtmlTable> read() {
    while (at_ < text_.size() && cells_ < mostCells) {
      if (text_[at_] == '<' && at_ + 1 < text_.size() && startsTag(text_[at_ + 1])) {
        readTag();
      } else {
        readText();
      }
    }
    while (!open_.empty()) closeTable();
    return std::move(done_);
  }

 private:
  static bool startsTag(char letter) {
    const char small = lowerLetter(letter);
    return (small >= 'a' && small <= 'z') || letter == '/' || letter == '!' || letter == '?';
  }

  std::string_view view() const { return text_; }

  bool holds(std::string_view word) const { return holdsAt(text_, at_, word); }

  // "<tr" but not "<track".
  bool isTag(std::string_view tag) const {
    if (!holds(tag)) return false;
    const std::size_t after = at_ + tag.size();
    return after >= text_.size() || !(isLetter(text_[after]) || isDigit(text_[after]));
  }

  // The place behind the first `end` from `at_` on, without regard to the case of letters.
  std::size_t behind(std::string_view end) const {
    for (std::size_t at = at_; at < text_.size(); ++at) {
      if (text_[at] == end[0] && holdsAt(text_, at, end)) return at + end.size();
    }
    return text_.size();
  }

  std::size_t spanOf(std::string_view tag, std::string_view name) const {
    for (std::size_t at = 0; at + name.size() < tag.size(); ++at) {
      if (!holdsAt(tag, at, name)) continue;
      std::size_t value = at + name.size();
      while (value < tag.size() &&
             std::string_view(" =\"'").find(tag[value]) != std::string_view::npos) {
        ++value;
      }
      std::size_t span = 1;
      std::from_chars(tag.data() + value, tag.data() + tag.size(), span);
      return std::clamp<std::size_t>(span, 1, mostSpan);
    }
    return 1;
  }

  void readTag() {
    if (holds("<!--")) {
      at_ = behind("-->");
      return;
    }
    if (isTag("<script")) {
      at_ = behind("</script>");
      return;
    }
    if (isTag("<style")) {
      at_ = behind("</style>");
      return;
    }
    const std::size_t begin = at_;
    const bool table = isTag("<table");
    const bool tableEnd = isTag("</table");
    const bool row = isTag("<tr");
    const bool rowEnd = isTag("</tr");
    const bool head = isTag("<th");
    const bool cell = head || isTag("<td");
    const bool cellEnd = isTag("</td") || isTag("</th");
    const bool breaks =
        isTag("<br") || isTag("<p") || isTag("</p") || isTag("<div") || isTag("<li");
    at_ = behind(">");
    const std::string_view tag = view().substr(begin, at_ - begin);
    if (table && open_.size() < mostTables) {
      finishCell();
      open_.push_back({StoredRecords(text_)});
    } else if (tableEnd && !open_.empty()) {
      closeTable();
    } else if (open_.empty()) {
      return;
    } else if (row) {
      finishCell();
      beginRow(begin);
    } else if (rowEnd) {
      finishCell();
      finishRow();
    } else if (cell) {
      finishCell();
      if (!open_.back().inRow) beginRow(begin);
      inCell_ = true;
      head_ = head;
      columns_ = spanOf(tag, "colspan");
      rows_ = spanOf(tag, "rowspan");
      cellBegin_ = at_;
      cellEnd_ = at_;
    } else if (cellEnd) {
      finishCell();
    } else if (breaks && inCell_) {
      addBlank();
    }
  }

  void closeTable() {
    finishCell();
    finishRow();
    if (open_.back().records.cells() > 0) done_.push_back(std::move(open_.back()));
    open_.pop_back();
  }

  std::int64_t lineOf(std::size_t place) {
    for (; counted_ < place; ++counted_) {
      const bool second = counted_ > 0 && text_[counted_] == '\n' && text_[counted_ - 1] == '\r';
      if (isLineEnd(text_[counted_]) && !second) ++line_;
    }
    return line_;
  }

  void beginRow(std::size_t begin) {
    finishRow();
    HtmlTable& table = open_.back();
    table.inRow = true;
    table.column = 0;
    table.records.beginRow(lineOf(begin), begin);
    takeDown();
  }

  // Cells of rows above that reach down to here.
  void takeDown() {
    HtmlTable& table = open_.back();
    while (table.column < table.down.size() && table.down[table.column].rows > 0) {
      HtmlTable::Down& down = table.down[table.column];
      --down.rows;
      put(down.begin, down.length);
    }
  }

  void put(std::size_t begin, std::size_t length) {
    HtmlTable& table = open_.back();
    table.records.add(begin, length);
    ++table.column;
    ++cells_;
    table.columns = std::max(table.columns, table.column);
  }

  void finishRow() {
    HtmlTable& table = open_.back();
    if (table.inRow) takeDown();
    table.inRow = false;
  }

  void finishCell() {
    if (!inCell_) return;
    inCell_ = false;
    HtmlTable& table = open_.back();
    const std::string_view cell = trimBlanks(view().substr(cellBegin_, cellEnd_ - cellBegin_));
    const auto begin = static_cast<std::size_t>(cell.data() - text_.data());
    if (table.records.rows() == 1 && (!head_ || columns_ > 1)) table.headed = false;
    for (std::size_t k = 0; k < columns_; ++k) {
      const std::size_t length = k == 0 ? cell.size() : 0;
      if (rows_ > 1 && table.column < mostSpan) {
        if (table.down.size() <= table.column) table.down.resize(table.column + 1);
        table.down[table.column] = {begin, length, rows_ - 1};
      }
      put(begin, length);
    }
    takeDown();
  }

  // Text of a cell moves up to where its tags stood.
  void addBlank() {
    if (cellEnd_ > cellBegin_ && text_[cellEnd_ - 1] != ' ' && cellEnd_ < at_) {
      text_[cellEnd_++] = ' ';
    }
  }

  void readText() {
    const std::size_t next = std::min(text_.find('<', at_ + 1), text_.size());
    lineOf(next);  // before the text of cells is moved
    if (!inCell_) {
      at_ = next;
      return;
    }
    while (at_ < next) {
      if (text_[at_] == '&' && takeEntity(next)) continue;
      const char letter = text_[at_++];
      if (isLineEnd(letter) || letter == ' ' || letter == '\t') {
        addBlank();
      } else {
        text_[cellEnd_++] = letter;
      }
    }
  }

  bool takeEntity(std::size_t next) {
    const std::size_t semicolon = view().substr(at_, 12).find(';');
    if (semicolon == std::string_view::npos || at_ + semicolon >= next) return false;
    const std::string_view name = view().substr(at_ + 1, semicolon - 1);
    std::string text;
    if (name.size() > 1 && name[0] == '#') {
      const bool hex = lowerLetter(name[1]) == 'x';
      std::uint32_t point = 0;
      const char* digits = name.data() + (hex ? 2 : 1);
      const auto read = std::from_chars(digits, name.data() + name.size(), point, hex ? 16 : 10);
      if (read.ec != std::errc() || read.ptr != name.data() + name.size()) return false;
      if (point < 32 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return false;
      appendUtf8(text, point);
    } else {
      for (const Entity& entity : entities) {
        if (entity.name == name) text = entity.text;
      }
    }
    if (text.empty()) return false;
    at_ += semicolon + 1;
    if (text == " ") {
      addBlank();
    } else {
      for (const char letter : text) text_[cellEnd_++] = letter;
    }
    return true;
  }

  std::string& text_;
  std::size_t at_ = 0;
  std::vector<HtmlTable> open_{};
  std::vector<HtmlTable> done_{};
  std::size_t cells_ = 0;
  std::size_t counted_ = 0;
  std::int64_t line_ = 1;
  bool inCell_ = false;
  bool head_ = false;
  std::size_t columns_ = 1;
  std::size_t rows_ = 1;
  std::size_t cellBegin_ = 0;
  std::size_t cellEnd_ = 0;
};

bool holdsTag(std::string_view text, std::string_view tag) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (holdsAt(text, at, tag)) return true;
  }
  return false;
}

// The table that was chosen, or the one with the most cells.
std::size_t chooseTable(const std::vector<HtmlTable>& tables, Report& report) {
  std::size_t best = 0;
  std::vector<std::string> options;
  const auto chosen = report.chosen("sheet", "");
  for (std::size_t k = 0; k < tables.size(); ++k) {
    options.push_back(std::to_string(k + 1));
    const bool larger = tables[k].records.cells() > tables[best].records.cells();
    if (larger || (!larger && tables[best].columns < 2 && tables[k].columns > 1)) best = k;
  }
  for (std::size_t k = 0; k < tables.size(); ++k) {
    if (chosen == options[k]) best = k;
  }
  if (tables.size() < 2) return best;
  const std::size_t other = best == 0 ? 1 : 0;
  report.add({.kind = "sheet",
              .where = "",
              .taken = options[best],
              .other = options[other],
              .options = options,
              .sentence = "The page holds " + std::to_string(tables.size()) + " tables; number " +
                          options[best] + " was read.",
              .action = "Read number " + options[other]});
  return best;
}

}  // namespace

Found readHtml(std::string& text, Report& report) {
  std::size_t at = 0;
  while (at < text.size() && (isLineEnd(text[at]) || blankAt(text, at) > 0)) ++at;
  if (at + 1 >= text.size() || text[at] != '<') return std::nullopt;
  const char next = lowerLetter(text[at + 1]);
  if (!((next >= 'a' && next <= 'z') || next == '!' || next == '?')) return std::nullopt;
  const bool tables = holdsTag(text, "<table") || holdsTag(text, "<tr");
  if (!tables) {
    const bool page = holdsTag(text, "<html") || holdsTag(text, "<!doctype html") ||
                      holdsTag(text, "<body") || holdsTag(text, "<head");
    if (page) {
      return Result<FoundRecords>(Error{
          "format", "",
          "This is a web page, not a table. Choose the file that the page offers for download."});
    }
    if (next != '?' && !holdsTag(text, "<svg")) return std::nullopt;
    return Result<FoundRecords>(
        Error{"format", "",
              "This is an XML document, not a table. Open it with the program that wrote it, save "
              "the table as CSV, and choose that file."});
  }
  // Rows without a table around them were copied from one.
  if (!holdsTag(text, "<table")) text.insert(0, "<table>");
  std::vector<HtmlTable> found = HtmlReader(text).read();
  if (found.empty()) {
    return Result<FoundRecords>(Error{"format", "", "This is a web page whose tables are empty."});
  }
  HtmlTable& table = found[chooseTable(found, report)];
  FoundRecords records{std::move(table.records)};
  records.format = "html";
  records.namesKnown = table.headed && records.records.rows() > 1;
  records.comments = true;
  return Result<FoundRecords>(std::move(records));
}

}  // namespace edgewise::data
