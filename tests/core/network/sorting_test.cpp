#include "network/sorting.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "network/random.hpp"

using namespace edgewise;

TEST_CASE("sorting agrees with the standard library's stable sort, for every length") {
  Random random(3, Stream::generator);
  for (Index count = 0; count < 70; ++count) {
    std::vector<Index> keys;
    for (Index k = 0; k < count; ++k) keys.push_back(static_cast<Index>(random.below(9)));
    const auto before = [&](Index a, Index b) { return keys[a] < keys[b]; };
    std::vector<Index> order(keys.size());
    for (Index k = 0; k < count; ++k) order[k] = k;
    std::stable_sort(order.begin(), order.end(), before);
    CHECK(sorted(keys.size(), before) == order);
    std::vector<Index> values = keys;
    sort(values);
    std::stable_sort(keys.begin(), keys.end());
    CHECK(values == keys);
  }
}
