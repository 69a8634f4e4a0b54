// The C++ header that a network is exported as, with places to fill.
#pragma once

#include <string_view>

namespace edgewise::exports {

extern const std::string_view cppHeaderText;

}  // namespace edgewise::exports
