#include "data/reading/words.hpp"

#include <algorithm>
#include <array>

namespace edgewise::data {

namespace {

bool startsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// Takes the first word off a list.
std::string_view nextWord(std::string_view& words) {
  const std::size_t end = words.find('|');
  const std::string_view word = words.substr(0, end);
  words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
  return word;
}

bool isCapital(char c) { return c >= 'A' && c <= 'Z'; }

// Two bytes of UTF-8 in small letters: À to Þ, Ā to ſ (even and odd by turns), Α to Ω, А to Я.
void foldPair(std::string& text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto next = static_cast<unsigned char>(text[at + 1]);
  const auto set = [&](unsigned first, unsigned second) {
    text[at] = static_cast<char>(first);
    text[at + 1] = static_cast<char>(second);
  };
  if (lead == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97) set(0xC3, next + 0x20U);
  if (lead == 0xCE && next >= 0x91 && next <= 0x9F) set(0xCE, next + 0x20U);
  if (lead == 0xCE && next >= 0xA0 && next <= 0xA9) set(0xCF, next - 0x20U);
  if (lead == 0xD0 && next >= 0x90 && next <= 0x9F) set(0xD0, next + 0x20U);
  if (lead == 0xD0 && next >= 0xA0 && next <= 0xAF) set(0xD1, next - 0x20U);
  const bool evenCapitals =
      (lead == 0xC4 && next < 0xB8) || (lead == 0xC5 && next >= 0x8A && next < 0xB8);
  if (evenCapitals && next % 2 == 0) set(lead, next + 1U);
}

// Small letters with an accent of their own in the one character that they mostly are: "u" and two
// dots, as the names of files have them, as "ü".
void compose(std::string& text) {
  struct Accent {
    std::string_view mark;
    std::string_view letters;  // pairs of a plain letter and the two bytes of the other
  };
  constexpr std::array accents{
      Accent{"\u0300", "a\u00E0e\u00E8i\u00ECo\u00F2u\u00F9"},
      Accent{"\u0301", "a\u00E1e\u00E9i\u00EDo\u00F3u\u00FAy\u00FD"},
      Accent{"\u0302", "a\u00E2e\u00EAi\u00EEo\u00F4u\u00FB"},
      Accent{"\u0303", "a\u00E3n\u00F1o\u00F5"},
      Accent{"\u0308", "a\u00E4e\u00EBi\u00EFo\u00F6u\u00FCy\u00FF"},
      Accent{"\u030A", "a\u00E5"},
      Accent{"\u0327", "c\u00E7"},
  };
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    const std::string_view mark = std::string_view(text).substr(at, 2);
    for (const Accent& accent : accents) {
      if (accent.mark != mark) continue;
      for (std::size_t k = 0; k < accent.letters.size(); k += 3) {
        if (accent.letters[k] != text[at - 1]) continue;
        text.replace(at - 1, 3, accent.letters.substr(k + 1, 2));
        break;
      }
      break;
    }
  }
}

}  // namespace

std::size_t takeAny(std::string_view& text, std::string_view words) {
  while (!words.empty()) {
    const std::string_view word = nextWord(words);
    if (!startsWith(text, word)) continue;
    text.remove_prefix(word.size());
    return word.size();
  }
  return 0;
}

bool isOneOf(std::string_view word, std::string_view words) {
  while (!words.empty()) {
    if (nextWord(words) == word) return true;
  }
  return false;
}

std::size_t blankLength(std::string_view text) {
  if (text.empty()) return 0;
  const char first = text.front();
  if (first == ' ' || (first >= '\t' && first <= '\r')) return 1;
  if (first == '\xC2') return startsWith(text, "\u00A0") ? 2 : 0;
  // U+2000 to U+200B, U+202F, U+205F, U+3000, and the mark of byte order.
  if (first == '\xE2' && text.size() > 2) {
    const auto third = static_cast<unsigned char>(text[2]);
    if (text[1] == '\x80' && ((third >= 0x80 && third <= 0x8B) || third == 0xAF)) return 3;
    if (text[1] == '\x81' && third == 0x9F) return 3;
  }
  return startsWith(text, "\u3000") || startsWith(text, "\uFEFF") ? 3 : 0;
}

void skipBlanks(std::string_view& text) {
  while (const std::size_t length = blankLength(text)) text.remove_prefix(length);
}

std::string_view trimBlanks(std::string_view text) {
  skipBlanks(text);
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    if (blankLength(text.substr(text.size() - back)) != back) continue;
    text.remove_suffix(back);
    back = 0;
  }
  return text;
}

std::string folded(std::string_view text) {
  std::string small;
  small.reserve(text.size());
  while (!text.empty()) {
    if (blankLength(text) > 0) {
      skipBlanks(text);
      if (!small.empty() && !text.empty()) small += ' ';
      continue;
    }
    const char c = text.front();
    small += isCapital(c) ? static_cast<char>(c + ('a' - 'A')) : c;
    text.remove_prefix(1);
  }
  for (std::size_t at = 0; at + 1 < small.size(); ++at) foldPair(small, at);
  if (small.find('\xCC') != std::string::npos) compose(small);
  return small;
}

std::vector<std::string> wordsOf(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto end = [&] {
    if (!word.empty()) words.push_back(folded(word));
    word.clear();
  };
  for (std::size_t k = 0; k < name.size(); ++k) {
    const char c = name[k];
    // "petalWidth" is two words, "ID" and "BMI" are one.
    const bool hump = k > 0 && isCapital(c) && !isCapital(name[k - 1]) && isLetter(name[k - 1]);
    if (hump || blankLength(name.substr(k)) > 0) end();
    if (isLetter(c) || isDigit(c) || c == '#') {
      word += c;
    } else {
      end();
    }
  }
  end();
  return words;
}

}  // namespace edgewise::data
