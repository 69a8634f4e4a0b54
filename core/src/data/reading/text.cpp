#include "data/reading/text.hpp"

namespace edgewise::data {

std::string shown(std::string_view text, std::size_t most) {
  if (text.size() > 2 && text.front() == '"' && text.find('"', 1) == text.size() - 1) {
    text = text.substr(1, text.size() - 2);
  }
  std::string line = "\"";
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (++characters > most) {
      line += "…";
      break;
    }
    const std::size_t length = std::max<std::size_t>(utf8At(text, at), 1);
    if (static_cast<unsigned char>(text[at]) < 0x20) {
      line += ' ';
    } else {
      line += text.substr(at, length);
    }
    at += length;
  }
  return line + "\"";
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

void appendUtf8(std::string& text, std::uint32_t codePoint) {
  const auto follow = [&](unsigned shift) {
    text += static_cast<char>(0x80 | ((codePoint >> shift) & 0x3F));
  };
  if (codePoint < 0x80) {
    text += static_cast<char>(codePoint);
  } else if (codePoint < 0x800) {
    text += static_cast<char>(0xC0 | (codePoint >> 6));
    follow(0);
  } else if (codePoint < 0x10000) {
    text += static_cast<char>(0xE0 | (codePoint >> 12));
    follow(6);
    follow(0);
  } else {
    text += static_cast<char>(0xF0 | (codePoint >> 18));
    follow(12);
    follow(6);
    follow(0);
  }
}

std::size_t utf8At(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t k) {
    return at + k < text.size() ? static_cast<unsigned char>(text[at + k]) : 0U;
  };
  const auto follows = [&](std::size_t k) { return (byte(k) & 0xC0) == 0x80; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first < 0xF0) {
    if (!follows(1) || !follows(2)) return 0;
    if (first == 0xE0 && byte(1) < 0xA0) return 0;   // could be shorter
    if (first == 0xED && byte(1) >= 0xA0) return 0;  // half of a pair of UTF-16
    return 3;
  }
  if (first >= 0xF0 && first < 0xF5) {
    if (!follows(1) || !follows(2) || !follows(3)) return 0;
    if (first == 0xF0 && byte(1) < 0x90) return 0;
    if (first == 0xF4 && byte(1) >= 0x90) return 0;
    return 4;
  }
  return 0;
}

}  // namespace edgewise::data
