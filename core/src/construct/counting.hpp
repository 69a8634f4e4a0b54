// Numbers far above what a number of the machine can hold.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace edgewise {

// A natural number of any size.
class Natural {
 public:
  explicit Natural(std::uint64_t value = 0);

  // By at most 2^32.
  Natural& operator*=(std::uint64_t factor);

  // Every decimal digit. O(digits^2).
  std::string decimal() const;

 private:
  std::vector<std::uint32_t> limbs_;  // base 10^9, least first
};

}  // namespace edgewise
