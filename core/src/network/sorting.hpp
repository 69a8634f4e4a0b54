// Sorting by number: one function for all, since each use of the standard library's is another copy
// of it in the module, which pages wait for.
#pragma once

#include <span>
#include <vector>

#include "edgewise/numbers.hpp"
#include "network/function_ref.hpp"

namespace edgewise {

// By `before`, which says whether the first comes before the second; equals keep their order.
void sort(std::span<Index> items, FunctionRef<bool(Index, Index)> before);

// The numbers 0 … count - 1, sorted likewise.
std::vector<Index> sorted(std::size_t count, FunctionRef<bool(Index, Index)> before);

// Rising.
void sort(std::span<Index> items);

}  // namespace edgewise
