// The data sets that come with Edgewise; core/data says where they are from.
#pragma once

#include <array>
#include <string_view>

#include "edgewise/dataset.hpp"

namespace edgewise {

inline constexpr std::array<std::string_view, 2> builtinNames{"iris", "penguins"};

// `name` is one of builtinNames.
Table builtinTable(std::string_view name);

}  // namespace edgewise
