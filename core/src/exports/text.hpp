// Source text of other languages: numbers, quoted texts and lists that are broken into lines.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/decimal.hpp"
#include "edgewise/numbers.hpp"

namespace edgewise::exports {

// As JavaScript and Python read it.
std::string quoted(std::string_view text);

// A std::string_view as C++ reads it, whatever encoding its compiler takes the file for.
std::string quotedForCpp(std::string_view text);

// Items with commas between them, on lines of at most 100 letters that begin with `indent`.
std::string lines(const std::vector<std::string>& items, std::string_view indent);

// The same without breaks where it is short, between `open` and `close`.
std::string list(const std::vector<std::string>& items, std::string_view indent,
                 std::string_view open = "[", std::string_view close = "]");

std::vector<std::string> textsOf(std::span<const float> numbers);

// Places, stretches of four and more as `...range(first, end)` behind `spread`.
std::vector<std::string> placeTexts(std::span<const Index> places, std::string_view spread);

// Each `{{name}}` in a text replaced.
struct Insert {
  std::string_view name;
  std::string text;
};
std::string filled(std::string_view text, std::span<const Insert> inserts);

}  // namespace edgewise::exports
