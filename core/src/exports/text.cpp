#include "exports/text.hpp"

#include <algorithm>

namespace edgewise::exports {

namespace {

constexpr std::size_t longestLine = 100;

// The escapes that all three languages have; 0 for other letters.
char escapeOf(char letter) {
  switch (letter) {
    case '"':
    case '\\':
      return letter;
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

bool isControl(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte < 0x20 || byte == 0x7f;
}

}  // namespace

std::string quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string result = "\"";
  for (const char letter : text) {
    if (const char escape = escapeOf(letter); escape != 0) {
      result += '\\';
      result += escape;
    } else if (isControl(letter)) {
      const auto byte = static_cast<unsigned char>(letter);
      result += "\\u00";
      result += digits[byte >> 4];
      result += digits[byte & 15];
    } else {
      result += letter;
    }
  }
  return result + '"';
}

std::string quotedForCpp(std::string_view text) {
  std::string result = "\"";
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (const char escape = escapeOf(letter); escape != 0) {
      result += '\\';
      result += escape;
    } else if (isControl(letter) || byte >= 0x80 || letter == '?') {
      result += '\\';
      for (const int shift : {6, 3, 0}) result += static_cast<char>('0' + ((byte >> shift) & 7));
    } else {
      result += letter;
    }
  }
  return result + "\"sv";
}

std::string lines(const std::vector<std::string>& items, std::string_view indent) {
  std::string text;
  std::size_t width = longestLine + 1;
  for (const std::string& item : items) {
    const std::size_t added = item.size() + 2;
    if (width + added > longestLine) {
      if (!text.empty()) text += '\n';
      text += indent;
      width = indent.size();
    } else {
      text += ' ';
    }
    text += item;
    text += ',';
    width += added;
  }
  return text;
}

std::string list(const std::vector<std::string>& items, std::string_view indent,
                 std::string_view open, std::string_view close) {
  std::size_t width = indent.size();
  for (const std::string& item : items) width += item.size() + 2;
  std::string text(open);
  if (width + 20 <= longestLine) {
    for (const std::string& item : items) {
      if (&item != items.data()) text += ", ";
      text += item;
    }
    return text += close;
  }
  text += '\n';
  text += lines(items, std::string(indent) + "  ");
  text += '\n';
  text += indent;
  return text += close;
}

std::vector<std::string> textsOf(std::span<const float> numbers) {
  std::vector<std::string> texts;
  texts.reserve(numbers.size());
  for (const float number : numbers) texts.push_back(shortest(number));
  return texts;
}

std::vector<std::string> placeTexts(std::span<const Index> places, std::string_view spread) {
  constexpr std::size_t stretch = 4;
  std::vector<std::string> texts;
  for (std::size_t k = 0; k < places.size();) {
    std::size_t end = k + 1;
    while (end < places.size() && places[end] == places[end - 1] + 1) ++end;
    if (end - k >= stretch) {
      texts.push_back(std::string(spread) + "range(" + std::to_string(places[k]) + ", " +
                      std::to_string(places[end - 1] + 1) + ")");
      k = end;
      continue;
    }
    for (; k < end; ++k) texts.push_back(std::to_string(places[k]));
  }
  return texts;
}

std::string filled(std::string_view text, std::span<const Insert> inserts) {
  std::string result;
  for (;;) {
    const std::size_t open = text.find("{{");
    const std::size_t close = text.find("}}", open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    const std::string_view name = text.substr(open + 2, close - open - 2);
    const auto insert = std::find_if(inserts.begin(), inserts.end(),
                                     [&](const Insert& one) { return one.name == name; });
    if (insert == inserts.end()) {  // braces of the language itself
      result += text.substr(0, open + 2);
      text.remove_prefix(open + 2);
      continue;
    }
    result += text.substr(0, open);
    result += insert->text;
    text.remove_prefix(close + 2);
  }
  return result += text;
}

}  // namespace edgewise::exports
