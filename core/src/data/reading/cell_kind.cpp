#include "data/reading/dates.hpp"
#include "data/reading/missing_marks.hpp"
#include "data/reading/number_text.hpp"
#include "data/reading/steps.hpp"
#include "data/reading/words.hpp"

namespace edgewise::data {

CellKind kindOf(std::string_view cell) {
  if (isPlainInteger(cell)) return CellKind::number;
  cell = trimBlanks(cell);
  const MissingMark mark = missingMark(cell);
  if (mark == MissingMark::remark) return CellKind::text;
  if (mark != MissingMark::none) return CellKind::missing;
  const auto number = scanNumber(cell);
  // 5 May and 8 am have the look of a number with its unit.
  if (number && number->unit.empty()) return CellKind::number;
  if (scanMoment(cell)) return CellKind::date;
  return number || scanFraction(cell) ? CellKind::number : CellKind::text;
}

}  // namespace edgewise::data
