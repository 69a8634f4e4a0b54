#include "data/reading/report.hpp"

#include <charconv>

namespace edgewise::data {

namespace {

// The lines that `where` names; an empty one names all.
bool namesLine(std::string_view where, std::int64_t line) {
  if (where.empty()) return true;
  std::int64_t first = 0;
  std::int64_t last = 0;
  const char* end = where.data() + where.size();
  if (where.starts_with("line ")) {
    const auto read = std::from_chars(where.data() + 5, end, first);
    return read.ec == std::errc() && read.ptr == end && first == line;
  }
  if (!where.starts_with("lines ")) return false;
  const auto begin = std::from_chars(where.data() + 6, end, first);
  const std::string_view rest(begin.ptr, static_cast<std::size_t>(end - begin.ptr));
  if (begin.ec != std::errc() || !rest.starts_with(" to ")) return false;
  const auto read = std::from_chars(begin.ptr + 4, end, last);
  return read.ec == std::errc() && read.ptr == end && first <= line && line <= last;
}

}  // namespace

bool Report::keeps(std::string_view kind, std::int64_t line) const {
  for (const Choice& choice : choices_) {
    if (choice.kind == kind && choice.taken == "kept" && namesLine(choice.where, line)) return true;
  }
  return false;
}

std::string whereOf(std::int64_t first, std::int64_t last) {
  if (first == last) return "line " + std::to_string(first);
  return "lines " + std::to_string(first) + " to " + std::to_string(last);
}

}  // namespace edgewise::data
