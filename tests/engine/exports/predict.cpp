// Predicts the rows of all cases with the exported headers. Rows come on standard input, a line
// each: the number of the case, then its cells: m (a gap), n and a number, t and the bytes of a
// text in hex. A line of the answer: the outputs, a stroke, the values in the same form.
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "all.hpp"  // includes the headers, and has `predictors`, one a case

static std::string hexOf(const std::string& text) {
  std::ostringstream out;
  for (const char letter : text) {
    static const char digits[] = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(letter);
    out << digits[byte >> 4] << digits[byte & 15];
  }
  return out.str();
}

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream words(line);
    std::size_t number = 0;
    words >> number;
    std::vector<AnyCell> row;
    for (std::string word; words >> word;) {
      if (word[0] == 'm') row.emplace_back();
      if (word[0] == 'n') row.emplace_back(std::stod(word.substr(1)));
      if (word[0] != 't') continue;
      std::string text;
      for (std::size_t k = 1; k < word.size(); k += 2) {
        text += static_cast<char>(std::stoi(word.substr(k, 2), nullptr, 16));
      }
      row.emplace_back(text);
    }
    const AnyPrediction told = predictors[number](row);
    for (const float output : told.outputs) std::printf("%.9g ", static_cast<double>(output));
    std::printf("|");
    for (const AnyCell& cell : told.values) {
      if (const auto* one = std::get_if<double>(&cell)) std::printf(" n%.17g", *one);
      if (const auto* text = std::get_if<std::string>(&cell))
        std::printf(" t%s", hexOf(*text).c_str());
    }
    std::printf("\n");
  }
}
