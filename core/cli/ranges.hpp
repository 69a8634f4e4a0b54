// Which candidates of a search are done, by their numbers.
#pragma once

#include <cstdint>
#include <vector>

namespace edgewise::cli {

// Candidates `from` … `to` - 1.
struct Range {
  std::int64_t from = 0;
  std::int64_t to = 0;

  std::int64_t count() const { return to - from; }
  friend bool operator==(const Range&, const Range&) = default;
};

// Ranges that do not touch each other, in their order.
class Ranges {
 public:
  // Of what is there already, nothing is counted twice.
  void add(Range range);

  std::int64_t count() const;
  const std::vector<Range>& all() const { return ranges_; }
  // What is not there of `whole`.
  std::vector<Range> missing(Range whole) const;

 private:
  std::vector<Range> ranges_;
};

}  // namespace edgewise::cli
