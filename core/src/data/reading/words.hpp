// Letters, blanks and words in UTF-8 text, as far as reading cells and names needs them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace edgewise::data {

inline bool isDigit(char c) { return c >= '0' && c <= '9'; }

// An ASCII letter, or part of a character beyond ASCII.
inline bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0;
}

// Lists of words are written "one|two|three".

// Takes the first word of the list that `text` starts with off its front; how many bytes those
// were.
std::size_t takeAny(std::string_view& text, std::string_view words);

bool isOneOf(std::string_view word, std::string_view words);

// Bytes of the blank that `text` starts with, of whatever width; 0 if it starts with none.
std::size_t blankLength(std::string_view text);

void skipBlanks(std::string_view& text);
std::string_view trimBlanks(std::string_view text);

// In small letters (ASCII, Latin, Greek and Cyrillic ones), with single blanks and none at the
// ends.
std::string folded(std::string_view text);

// The words of a column's name, folded: "PassengerId" and "passenger_id" hold "passenger" and "id".
std::vector<std::string> wordsOf(std::string_view name);

}  // namespace edgewise::data
