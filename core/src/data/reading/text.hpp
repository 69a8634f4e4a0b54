// Small questions about UTF-8 text, as the steps of reading ask them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "data/reading/words.hpp"

namespace edgewise::data {

// The bytes of the blank at this place; 0 where there is none. Line ends are no blanks here.
inline std::size_t blankAt(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char first = text[at];
  if (first == ' ' || first == '\t') return 1;
  if (first > ' ' || (first >= '\0' && first < ' ')) return 0;
  return blankLength(text.substr(at));
}

// Moves `end` back over the blanks between `begin` and `end`.
inline std::size_t withoutBlanksAtEnd(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t')) --end;
  if (end == begin || static_cast<signed char>(text[end - 1]) > 0) return end;
  return begin + trimBlanks(text.substr(begin, end - begin)).size();
}

inline char lowerLetter(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

inline std::string lowerCase(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) letter = lowerLetter(letter);
  return lower;
}

// Whether `text` holds `word`, which is in small letters, at this place, in letters of either case.
inline bool holdsAt(std::string_view text, std::size_t at, std::string_view word) {
  if (at > text.size() || text.size() - at < word.size()) return false;
  return std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char small, char any) { return small == lowerLetter(any); });
}

inline bool isLineEnd(char letter) { return letter == '\n' || letter == '\r'; }

// A line without its end; `next` becomes the beginning of the line behind it.
struct TextLine {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
};

inline TextLine lineAt(std::string_view text, std::size_t at, std::size_t& next) {
  const std::size_t end = std::min(text.find_first_of("\r\n", at), text.size());
  next = end;
  if (next < text.size()) next += text.substr(next, 2) == "\r\n" ? 2 : 1;
  return {at, end};
}

// A piece of a file as sentences show it: between quotation marks, in one line, not too long.
std::string shown(std::string_view text, std::size_t most = 40);

// "12 lines", "1 line"
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

void appendUtf8(std::string& text, std::uint32_t codePoint);

// The number of valid bytes of the character at this place; 0 where the bytes are no UTF-8.
std::size_t utf8At(std::string_view text, std::size_t at);

}  // namespace edgewise::data
