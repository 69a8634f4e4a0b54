#include "network/sorting.hpp"

#include <algorithm>
#include <numeric>

namespace edgewise {

// From the bottom up: runs of one, two, four … are merged.
void sort(std::span<Index> items, FunctionRef<bool(Index, Index)> before) {
  std::vector<Index> merged(items.size());
  for (std::size_t run = 1; run < items.size(); run *= 2) {
    for (std::size_t begin = 0; begin < items.size(); begin += 2 * run) {
      const std::size_t middle = std::min(begin + run, items.size());
      const std::size_t end = std::min(middle + run, items.size());
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t k = begin; k < end; ++k) {
        const bool isRight = left == middle || (right < end && before(items[right], items[left]));
        merged[k] = items[isRight ? right++ : left++];
      }
    }
    std::copy(merged.begin(), merged.end(), items.begin());
  }
}

std::vector<Index> sorted(std::size_t count, FunctionRef<bool(Index, Index)> before) {
  std::vector<Index> order(count);
  std::iota(order.begin(), order.end(), 0);
  sort(order, before);
  return order;
}

void sort(std::span<Index> items) {
  sort(items, [](Index a, Index b) { return a < b; });
}

}  // namespace edgewise
