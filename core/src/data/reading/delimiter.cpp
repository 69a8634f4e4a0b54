#include "data/reading/delimiter.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "data/reading/records.hpp"
#include "data/reading/sample.hpp"
#include "data/reading/steps.hpp"
#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

constexpr std::size_t ratedRows = 60;
constexpr std::size_t ratedCells = 200;  // of a row

struct Rating {
  Dialect dialect{};
  std::size_t width = 1;
  double even = 0;     // share of the lines that have `width` cells
  double numbers = 0;  // share of the cells below the first line that are numbers or dates
  bool allNumbers = false;
  double score = 0;
  std::size_t firstWidth = 1;  // of the first line that is no comment
};

bool isNumeric(std::string_view cell) {
  const CellKind kind = kindOf(cell);
  return kind == CellKind::number || kind == CellKind::date;
}

// The most frequent number of cells among lines of more than one cell.
std::size_t usualWidth(const std::vector<const Record*>& rows) {
  std::map<std::size_t, std::size_t> counts;
  for (const Record* row : rows) {
    if (row->cells.size() > 1) ++counts[row->cells.size()];
  }
  return mostCounted(counts);
}

Rating rate(std::string_view head, const Dialect& dialect) {
  Rating rating{.dialect = dialect};
  std::string copy(head);
  DelimitedRecords source(copy, dialect);
  const Sample sample = sampleRecords(source, true);
  std::vector<const Record*> rows;
  for (const Record& record : sample.records) {
    if (!isComment(sample.text, record, dialect.mark)) rows.push_back(&record);
  }
  if (rows.empty()) return rating;
  rating.firstWidth = rows.front()->cells.size();
  rating.width = usualWidth(rows);
  if (rating.width < 2) return rating;
  double fits = 0;
  double all = 0;
  std::size_t numbers = 0;
  std::size_t present = 0;
  std::size_t rated = 0;
  for (const Record* row : rows) {
    const std::size_t cells = row->cells.size();
    const bool endsEmpty = cells == rating.width + 1 && row->cells.back().length == 0;
    // A line of one cell may be a title or a foot line: it counts half.
    all += cells == 1 ? 0.5 : 1;
    // Names that are one fewer than the cells of the rows, as R writes them.
    const bool rowNames = row == rows.front() && cells + 1 == rating.width && cells > 1;
    if (rowNames && dialect.byBlanks()) fits += 0.9;
    if (cells != rating.width && !endsEmpty) continue;
    fits += 1;
    if (row == rows.front() && rows.size() > 1) continue;
    if (++rated > ratedRows) continue;
    for (std::size_t k = 0; k < std::min(cells, ratedCells); ++k) {
      const std::string_view cell = sample.cell(*row, k);
      if (cell.empty() || kindOf(cell) == CellKind::missing) continue;
      ++present;
      numbers += isNumeric(cell) ? 1 : 0;
    }
  }
  rating.even = fits / all;
  rating.numbers = present == 0 ? 0 : static_cast<double>(numbers) / static_cast<double>(present);
  rating.allNumbers = present > 0 && numbers == present;
  rating.score = 2 * rating.even + rating.numbers;
  return rating;
}

// "10 000" and "12 cm" may be one cell; "1 170 a" are three, though 170 a might be a unit's.
bool maybeOneCell(std::string_view line) {
  std::size_t blanks = 0;
  bool groups = true;
  for (std::size_t at = line.find(' '); at != std::string_view::npos; at = line.find(' ', at + 1)) {
    ++blanks;
    const std::string_view group = line.substr(at + 1, 3);
    groups = groups && group.size() == 3 && std::all_of(group.begin(), group.end(), isDigit);
  }
  return blanks < 2 || groups;
}

// Whole lines that are one number or one date each: "08:30", "10 000", "2024-01-01 08:00".
struct WholeLines {
  double numeric = 0;  // share of the lines below the first
  bool firstIsNumeric = false;
  bool dates = false;
};

WholeLines rateWholeLines(std::string_view head) {
  std::size_t lines = 0;
  std::size_t numeric = 0;
  WholeLines whole;
  for (std::size_t at = 0; at < head.size() && lines < ratedRows;) {
    const std::size_t end = std::min(head.find_first_of("\r\n", at), head.size());
    const std::string_view line = trimBlanks(head.substr(at, end - at));
    at = end + 1;
    if (line.empty() || line[0] == '#') continue;
    const CellKind kind = line.size() < 40 ? kindOf(line) : CellKind::text;
    const bool date = kind == CellKind::date;
    const bool number = date || (kind == CellKind::number && maybeOneCell(line));
    whole.dates = whole.dates || date;
    if (lines++ == 0) {
      whole.firstIsNumeric = number;
    } else {
      numeric += number ? 1 : 0;
    }
  }
  if (lines > 1) whole.numeric = static_cast<double>(numeric) / static_cast<double>(lines - 1);
  return whole;
}

// Whether \" stands in the middle of cells: only there it can be nothing but an escaped quote.
bool escapesByBackslash(std::string_view head) {
  for (std::size_t at = head.find("\\\""); at != std::string_view::npos;
       at = head.find("\\\"", at + 2)) {
    if (at + 2 < head.size() && (isLetter(head[at + 2]) || isDigit(head[at + 2]))) return true;
  }
  return false;
}

bool setsCellsInApostrophes(std::string_view head) {
  if (head.find('"') != std::string_view::npos) return false;
  constexpr std::string_view around = "\n\r,; \t";
  std::size_t begins = 0;
  std::size_t ends = 0;
  for (std::size_t at = head.find('\''); at != std::string_view::npos;
       at = head.find('\'', at + 1)) {
    const char before = at == 0 ? '\n' : head[at - 1];
    const char behind = at + 1 == head.size() ? '\n' : head[at + 1];
    begins += around.find(before) != std::string_view::npos ? 1 : 0;
    ends += around.find(behind) != std::string_view::npos ? 1 : 0;
    if (begins >= 2 && ends >= 2) return true;
  }
  return false;
}

// The mark a first line such as "sep=;" names; 0 where there is none.
char hintOf(std::string_view text, std::size_t& end) {
  const std::size_t lineEnd = std::min(text.find_first_of("\r\n"), text.size());
  std::string_view line = text.substr(0, lineEnd);
  while (!line.empty() && (line.front() == '"' || line.front() == ' ')) line.remove_prefix(1);
  if (!holdsAt(line, 0, "sep=")) return 0;
  line.remove_prefix(4);
  char mark = line.empty() ? '\0' : line[0];
  std::string_view rest = line.substr(std::min<std::size_t>(line.size(), 1));
  if (mark == '\\' && rest.starts_with('t')) {
    mark = '\t';
    rest.remove_prefix(1);
  }
  while (!rest.empty() && (rest.front() == '"' || rest.front() == ' ' || rest.front() == mark)) {
    rest.remove_prefix(1);
  }
  if (!rest.empty() || mark == '\0' || mark == '"' || isLetter(mark) || isDigit(mark)) return 0;
  end = lineEnd;
  return mark;
}

// All that can be read at all, the best first; marks that are rare come last.
std::vector<Rating> rateAll(std::string_view head, bool backslash) {
  const std::array usual{Dialect{.mark = '\t'},
                         Dialect{.mark = ';'},
                         Dialect{.mark = ','},
                         Dialect{.mark = '|'},
                         Dialect{.mark = '&'},
                         Dialect{.between = Dialect::Between::wideBlanks, .mark = ' '},
                         Dialect{.between = Dialect::Between::blanks, .mark = ' '},
                         Dialect{.between = Dialect::Between::markAndBlank}};
  const std::array rare{Dialect{.mark = '^'}, Dialect{.mark = ':'}, Dialect{.mark = '~'}};
  const bool apostrophes = setsCellsInApostrophes(head);
  std::vector<Rating> ratings;
  const auto consider = [&](Dialect dialect) {
    if (head.find(dialect.mark) == std::string_view::npos && !dialect.byBlanks()) return;
    dialect.backslash = backslash;
    Rating rating = rate(head, dialect);
    if (apostrophes) {
      Dialect other = dialect;
      other.quote = '\'';
      const Rating second = rate(head, other);
      if (second.score >= rating.score) rating = second;
    }
    if (rating.width > 1) ratings.push_back(rating);
  };
  for (const Dialect& dialect : usual) consider(dialect);
  const auto good = [](const Rating& rating) { return rating.even >= 0.8; };
  if (std::none_of(ratings.begin(), ratings.end(), good)) {
    for (const Dialect& dialect : rare) consider(dialect);
  }
  return ratings;
}

bool isPlausible(const Rating& rating, const WholeLines& whole, const Rating* comma) {
  const bool weak = rating.dialect.byBlanks() || rating.dialect.mark == ':';
  if (rating.dialect.between == Dialect::Between::markAndBlank) {
    // Commas with and without a blank: those without are decimal marks.
    if (comma == nullptr || rating.width >= comma->width || rating.even < 0.99) return false;
    const bool named = rating.firstWidth == rating.width && comma->firstWidth == rating.width;
    if (named && rating.numbers > 0) return true;
    return rating.allNumbers && (comma->even < 0.99 || rating.firstWidth * 2 == comma->firstWidth);
  }
  const bool named = !whole.firstIsNumeric && rating.firstWidth == rating.width;
  if (whole.numeric > 0.9 && !named && (weak || rating.firstWidth == 1)) return false;
  if (!weak) return rating.even >= 0.5;
  if (rating.even > 0.999) return rating.width < 12 || rating.numbers > 0.1;
  return rating.even >= 0.7 && rating.numbers >= 0.3;
}

// Whether the file could be meant so, too: about as even, and not the same cells once more.
bool isAlternative(const Rating& rating, const Rating& best) {
  const bool sameCells =
      rating.width == best.width && (rating.dialect.byBlanks() || best.dialect.byBlanks() ||
                                     rating.dialect.mark == best.dialect.mark);
  return !sameCells && rating.even > 0.999 && rating.score > best.score - 0.5;
}

}  // namespace

FoundDelimiter findDelimiter(std::string_view text, const Report& report) {
  FoundDelimiter found;
  std::size_t hintEnd = 0;
  const char hint = hintOf(text, hintEnd);
  if (hint != 0) found.hintEnd = hintEnd;
  const std::string_view head = headOf(text.substr(found.hintEnd));
  const bool backslash = escapesByBackslash(head);
  std::vector<Rating> ratings = rateAll(head, backslash);
  const WholeLines whole = rateWholeLines(head);
  const Rating* comma = nullptr;
  for (const Rating& rating : ratings) {
    if (wordOf(rating.dialect) == ",") comma = &rating;
  }
  std::vector<Rating> plausible;
  for (const Rating& rating : ratings) {
    if (isPlausible(rating, whole, comma)) plausible.push_back(rating);
  }
  std::stable_sort(plausible.begin(), plausible.end(), [](const Rating& a, const Rating& b) {
    const double bonusA = a.dialect.between == Dialect::Between::markAndBlank ? 0.3 : 0;
    const double bonusB = b.dialect.between == Dialect::Between::markAndBlank ? 0.3 : 0;
    return a.score + bonusA > b.score + bonusB;
  });
  // A mark that divides every line, the first one too, goes before one that the first line lacks.
  const auto lacksNames = [&](const Rating& rating) {
    return rating.firstWidth == 1 &&
           std::any_of(plausible.begin(), plausible.end(), [&](const Rating& other) {
             const bool weak = rating.dialect.byBlanks() && !other.dialect.byBlanks();
             return other.even > 0.999 && other.firstWidth == other.width &&
                    (weak || other.numbers >= rating.numbers);
           });
  };
  std::erase_if(plausible, lacksNames);
  // A run of blanks and a single one that give the same cells are one way.
  const auto same = [&](const Rating& rating) {
    return rating.dialect.between == Dialect::Between::wideBlanks &&
           std::any_of(plausible.begin(), plausible.end(), [&](const Rating& other) {
             return other.dialect.between == Dialect::Between::blanks &&
                    other.width == rating.width && other.even >= rating.even;
           });
  };
  std::erase_if(plausible, same);
  const auto chosen = report.chosen("delimiter", "");
  const auto dialect = chosen ? dialectOf(*chosen) : std::nullopt;
  if (dialect || hint != 0) {
    const auto hinted = hint == ' ' ? dialectOf("blanks") : Dialect{.mark = hint};
    found.dialect = dialect ? *dialect : *hinted;
    found.dialect.backslash = backslash;
    found.hinted = !dialect;
    found.options.push_back(wordOf(found.dialect));
  } else if (!plausible.empty()) {
    found.dialect = plausible.front().dialect;
    // Two columns of whole numbers, or one of numbers with decimal commas?
    found.ask = wordOf(found.dialect) == "," && plausible.front().width == 2 &&
                whole.numeric > 0.9 && whole.firstIsNumeric;
  } else if (whole.numeric > 0.9) {
    // One column: a comma in it is a decimal mark, so that the delimiter is another.
    found.dialect.mark = ';';
    found.dialect.backslash = backslash;
    for (const Rating& rating : ratings) {
      const bool numbers = rating.dialect.byBlanks() && rating.allNumbers && rating.even > 0.999;
      if (!numbers || whole.dates || !whole.firstIsNumeric) continue;
      found.options = {";", wordOf(rating.dialect)};
      found.ask = true;
    }
  }
  for (const Rating& rating : plausible) {
    const std::string word = wordOf(rating.dialect);
    if (found.options.empty() ||
        (isAlternative(rating, plausible.front()) && found.options.front() != word)) {
      found.options.push_back(word);
    }
  }
  if (wordOf(found.dialect) == ", ") found.options = {", ", ","};
  if (found.ask && found.options.size() == 1) found.options.emplace_back(";");
  return found;
}

}  // namespace edgewise::data
