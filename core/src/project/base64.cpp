#include "project/base64.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace edgewise {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::optional<std::vector<std::uint8_t>> decodeBytes(std::string_view text) {
  while (!text.empty() && text.back() == '=') text.remove_suffix(1);
  std::vector<std::uint8_t> bytes;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (const char c : text) {
    const auto digit = alphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    buffer = (buffer << 6) | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push_back(static_cast<std::uint8_t>(buffer >> bits));
    }
  }
  return bytes;
}

}  // namespace

std::string encodeFloats(std::span<const float> values) {
  std::string text;
  std::uint32_t buffer = 0;
  int bits = 0;
  for (const float value : values) {
    std::uint32_t word = 0;
    std::memcpy(&word, &value, sizeof word);
    for (int shift = 0; shift < 32; shift += 8) {
      buffer = (buffer << 8) | ((word >> shift) & 0xFF);
      bits += 8;
      while (bits >= 6) {
        bits -= 6;
        text += alphabet[(buffer >> bits) & 63];
      }
    }
  }
  if (bits > 0) text += alphabet[(buffer << (6 - bits)) & 63];
  while (text.size() % 4 != 0) text += '=';
  return text;
}

std::optional<std::vector<float>> decodeFloats(std::string_view text) {
  const auto bytes = decodeBytes(text);
  if (!bytes || bytes->size() % 4 != 0) return std::nullopt;
  std::vector<float> values;
  for (std::size_t k = 0; k < bytes->size(); k += 4) {
    std::uint32_t word = 0;
    for (std::size_t b = 0; b < 4; ++b) word |= std::uint32_t{(*bytes)[k + b]} << (8 * b);
    float value = 0;
    std::memcpy(&value, &word, sizeof value);
    values.push_back(value);
  }
  return values;
}

}  // namespace edgewise
