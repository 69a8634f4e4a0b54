#include "ranges.hpp"

#include <algorithm>

namespace edgewise::cli {

void Ranges::add(Range range) {
  if (range.count() <= 0) return;
  std::vector<Range> joined;
  for (const Range& one : ranges_) {
    if (one.to < range.from || range.to < one.from) {
      joined.push_back(one);
    } else {
      range = {std::min(one.from, range.from), std::max(one.to, range.to)};
    }
  }
  const auto after = std::find_if(joined.begin(), joined.end(),
                                  [&](const Range& one) { return one.from > range.from; });
  joined.insert(after, range);
  ranges_ = std::move(joined);
}

std::int64_t Ranges::count() const {
  std::int64_t count = 0;
  for (const Range& range : ranges_) count += range.count();
  return count;
}

std::vector<Range> Ranges::missing(Range whole) const {
  std::vector<Range> gaps;
  std::int64_t next = whole.from;
  for (const Range& range : ranges_) {
    if (next < range.from) gaps.push_back({next, std::min(range.from, whole.to)});
    next = std::max(next, range.to);
    if (next >= whole.to) return gaps;
  }
  gaps.push_back({next, whole.to});
  return gaps;
}

}  // namespace edgewise::cli
