#include "data/reading/header.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "data/reading/number_text.hpp"
#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

constexpr std::size_t describedCells = 40'000;
constexpr std::size_t fewestDescribed = 20;

std::optional<std::int64_t> wholeNumber(std::string_view cell) {
  if (cell.empty() || cell.size() > 15) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return number;
}

bool hasLetters(std::string_view cell) { return std::any_of(cell.begin(), cell.end(), isLetter); }

bool isFraction(std::string_view cell) {
  for (std::size_t k = 0; k + 1 < cell.size(); ++k) {
    if ((cell[k] == '.' || cell[k] == ',') && isDigit(cell[k + 1])) return true;
  }
  return false;
}

// A text that is a bounded or uncertain number, as "<0.01": it is no name.
bool isNearlyNumber(std::string_view cell) {
  if (cell.find_first_of("0123456789") == std::string_view::npos) return false;
  if (hasLetters(cell) && isDigit(cell[0])) return false;
  return cell[0] == '<' || cell[0] == '>' || cell[0] == '~' || cell[0] == '=' || cell[0] == '-' ||
         cell[0] == '+' || isDigit(cell[0]) || cell.starts_with("≤") || cell.starts_with("≥") ||
         cell.starts_with("≈");
}

// The kind of a cell of the first line. "2nd test" and "4h" have the look of a number with its
// unit, and are names above numbers without.
CellKind nameKindOf(std::string_view cell, const BodyColumn& column) {
  const CellKind kind = kindOf(cell);
  if (kind != CellKind::number || column.kind != CellKind::number || column.units) return kind;
  const auto number = scanNumber(cell);
  const bool word = number && !number->unit.empty() && isLetter(number->unit.front());
  return word ? CellKind::text : kind;
}

struct Evidence {
  std::size_t overNumbers = 0;  // words above numbers or dates
  std::size_t fits = 0;         // numbers above numbers, dates above dates
  std::size_t occurs = 0;       // texts that stand below, too
  std::size_t absent = 0;       // texts above categories that are none of them
  std::size_t differs = 0;      // numbers above texts or dates, dates above numbers
  std::size_t others = 0;       // texts above texts that do not repeat
  std::size_t twice = 0;        // cells that stand twice in the first line
};

Evidence collect(const Sample& sample, const Record& first, const std::vector<BodyColumn>& body,
                 std::size_t shift) {
  Evidence evidence;
  std::vector<std::string_view> cells;
  for (std::size_t k = 0; k + shift < body.size() && k < first.cells.size(); ++k) {
    const std::string_view cell = sample.cell(first, k);
    const BodyColumn& column = body[k + shift];
    if (cell.empty()) continue;
    cells.push_back(cell);
    const CellKind kind = nameKindOf(cell, column);
    if (kind == CellKind::missing || column.kind == CellKind::missing) continue;
    if (column.kind == CellKind::text) {
      if (std::binary_search(column.texts.begin(), column.texts.end(), cell)) {
        ++evidence.occurs;
      } else if (kind != CellKind::text) {
        ++evidence.differs;
      } else {
        ++(column.repeats ? evidence.absent : evidence.others);
      }
    } else if (kind == column.kind || (kind == CellKind::text && isNearlyNumber(cell))) {
      ++evidence.fits;
    } else {
      ++(kind == CellKind::text ? evidence.overNumbers : evidence.differs);
    }
  }
  std::sort(cells.begin(), cells.end());
  for (std::size_t k = 1; k < cells.size(); ++k) {
    if (cells[k] == cells[k - 1]) ++evidence.twice;
  }
  return evidence;
}

// Numbers that count on in equal steps, as the names of years, of pixels or of a data frame without
// names do, where the rows below are of another kind.
struct Counting {
  bool names = false;
  bool sure = false;
};

Counting countingNames(const Sample& sample, const Record& first,
                       const std::vector<BodyColumn>& body, std::size_t shift,
                       const Evidence& evidence) {
  std::vector<std::int64_t> numbers;
  bool fractions = false;
  bool outside = true;  // the whole numbers below lie elsewhere
  for (std::size_t k = 0; k + shift < body.size() && k < first.cells.size(); ++k) {
    const std::string_view cell = sample.cell(first, k);
    const auto number = wholeNumber(cell);
    if (!number) {
      if (!cell.empty() && kindOf(cell) != CellKind::text) return {};
      continue;
    }
    numbers.push_back(*number);
    const BodyColumn& column = body[k + shift];
    fractions = fractions || column.fractions;
    if (column.kind == CellKind::number && !column.fractions && column.low <= *number + 100 &&
        *number - 100 <= column.high) {
      outside = false;
    }
  }
  if (numbers.size() < 2) return {};
  const std::int64_t step = numbers[1] - numbers[0];
  if (step <= 0) return {};
  for (std::size_t k = 1; k < numbers.size(); ++k) {
    if (numbers[k] - numbers[k - 1] != step) return {};
  }
  const bool years = numbers.front() >= 1800 && numbers.back() <= 2200;
  const bool fromStart = step == 1 && (numbers.front() == 0 || numbers.front() == 1);
  const bool indexed = first.cells.front().length == 0 && !body.empty() && body[0].counts;
  if (indexed && fromStart) return {true, true};
  if (numbers.size() >= 8 && fromStart) return {true, true};
  if (years && (fractions || outside)) return {true, numbers.size() >= 3};
  if (numbers.size() < 3) return {};
  if (fromStart && (fractions || evidence.differs + evidence.absent > 0)) {
    return {true, evidence.differs > 0};
  }
  if (numbers.size() >= 4 && fractions && outside) return {true, false};
  if (evidence.absent + evidence.others > 0 && outside) return {true, false};
  return {};
}

}  // namespace

std::vector<BodyColumn> describeBody(const Sample& sample, const std::vector<const Record*>& rows,
                                     std::size_t from, std::size_t width) {
  std::vector<BodyColumn> body(width);
  const std::size_t most =
      std::max(fewestDescribed, describedCells / std::max<std::size_t>(width, 1));
  const std::size_t to = std::min(rows.size(), from + most);
  for (std::size_t column = 0; column < width; ++column) {
    BodyColumn& described = body[column];
    std::size_t numbers = 0;
    std::size_t dates = 0;
    bool whole = false;
    std::int64_t expected = 0;
    bool counts = true;
    for (std::size_t row = from; row < to; ++row) {
      if (width > 1 && rows[row]->cells.size() == 1) continue;  // a remark
      const std::string_view cell = sample.cell(*rows[row], column);
      if (cell.empty()) continue;
      const CellKind kind = kindOf(cell);
      if (kind == CellKind::text) described.texts.push_back(cell);
      dates += kind == CellKind::date ? 1 : 0;
      if (kind != CellKind::number) continue;
      ++numbers;
      described.units = described.units || hasLetters(cell);
      described.fractions = described.fractions || isFraction(cell);
      const auto number = wholeNumber(cell);
      if (!number) continue;
      counts = counts && (whole ? *number == expected : *number == 0 || *number == 1);
      expected = *number + 1;
      described.low = whole ? std::min(described.low, *number) : *number;
      described.high = whole ? std::max(described.high, *number) : *number;
      whole = true;
    }
    std::sort(described.texts.begin(), described.texts.end());
    const auto twice = std::adjacent_find(described.texts.begin(), described.texts.end());
    described.repeats = twice != described.texts.end();
    described.counts = counts && whole && numbers > 1;
    const std::size_t present = numbers + dates + described.texts.size();
    if (present == 0) continue;
    described.kind = CellKind::text;
    if (numbers * 10 >= present * 6) described.kind = CellKind::number;
    if (dates * 10 >= present * 6) described.kind = CellKind::date;
  }
  return body;
}

HeaderGuess guessHeader(const Sample& sample, const Record& first,
                        const std::vector<BodyColumn>& body, std::size_t shift) {
  const Evidence evidence = collect(sample, first, body, shift);
  const std::size_t likeData = evidence.fits + evidence.occurs;
  const Counting counting = countingNames(sample, first, body, shift, evidence);
  HeaderGuess guess{.overNumbers = evidence.overNumbers > 0};
  if (evidence.overNumbers > 0) {
    // One odd text in a line that fits otherwise is more likely a cell than a name; one above
    // numbers beside one that happens to stand below, too, as in "alter,ja", is a name.
    guess.names = evidence.occurs == 0 || evidence.overNumbers >= likeData;
    guess.sure = evidence.overNumbers > 2 * likeData || counting.names;
    return guess;
  }
  if (counting.names) return {.names = true, .sure = counting.sure, .madeOfNumbers = true};
  if (evidence.fits > 0) return {.sure = true};
  if (evidence.differs > 0 && evidence.occurs == 0) return {.names = true, .sure = true};
  if (evidence.occurs > 0) {
    guess.names = evidence.absent >= evidence.occurs;
    guess.sure = evidence.absent == 0 && evidence.occurs > 1;
    return guess;
  }
  // Nothing but texts, none of which stands again below.
  const bool anyBody = std::any_of(body.begin(), body.end(), [](const BodyColumn& column) {
    return column.kind != CellKind::missing;
  });
  if (!anyBody) {
    bool numbers = !first.cells.empty();
    for (std::size_t k = 0; k < first.cells.size(); ++k) {
      if (kindOf(sample.cell(first, k)) == CellKind::text) numbers = false;
    }
    return {.names = !numbers, .sure = true};
  }
  return {.names = evidence.twice == 0, .sure = evidence.absent > 0 && evidence.twice == 0};
}

}  // namespace edgewise::data
