// What people and programs write where there is no value.
#pragma once

#include <string_view>

namespace edgewise::data {

enum class MissingMark {
  none,
  empty,
  mark,    // NA, k.A., #N/A, –: never a value
  word,    // None, unknown: among texts it may be an answer like any other
  remark,  // absent, don't know: among texts it is one
};

MissingMark missingMark(std::string_view cell);

// Numbers that instruments and surveys write instead of a value, such as -999.
bool isSentinel(double number);

}  // namespace edgewise::data
