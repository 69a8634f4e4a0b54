#include "link.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace edgewise::cli {

namespace {

constexpr std::string_view beginning = "#1.";

Error damaged() {
  return {"link", linkName,
          "The link is damaged: perhaps a part of it was cut off. Ask for it again."};
}

// The value of a sign of base64url, or of base64, as browsers take both.
std::optional<std::uint32_t> digitOf(char sign) {
  if (sign >= 'A' && sign <= 'Z') return sign - 'A';
  if (sign >= 'a' && sign <= 'z') return sign - 'a' + 26;
  if (sign >= '0' && sign <= '9') return sign - '0' + 52;
  if (sign == '-' || sign == '+') return 62;
  if (sign == '_' || sign == '/') return 63;
  return std::nullopt;
}

std::optional<std::vector<std::uint8_t>> bytesOf(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  if (text.size() % 4 == 1) return std::nullopt;
  std::vector<std::uint8_t> bytes;
  bytes.reserve(text.size() * 3 / 4);
  std::uint32_t buffer = 0;
  int bits = 0;
  for (const char sign : text) {
    const auto digit = digitOf(sign);
    if (!digit) return std::nullopt;
    buffer = (buffer << 6) | *digit;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<std::uint8_t>(buffer >> bits));
  }
  return bytes;
}

// Raw deflate, piece by piece, so that a link cannot take more memory than a document may.
Result<std::string> inflated(std::vector<std::uint8_t>& bytes) {
  z_stream stream{};
  constexpr int withoutHeader = -MAX_WBITS;
  if (inflateInit2(&stream, withoutHeader) != Z_OK) return damaged();
  stream.next_in = bytes.data();
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string text;
  std::array<char, 65'536> piece{};
  int state = Z_OK;
  while (state == Z_OK && text.size() <= largestDocument) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    text.append(piece.data(), piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (text.size() > largestDocument) {
    return Error{"limit", linkName,
                 "The link unfolds to more than " + std::to_string(largestDocument) +
                     " bytes, which no link of the page does. Ask for the project as a file."};
  }
  if (state != Z_STREAM_END) return damaged();
  return text;
}

}  // namespace

bool isLink(std::string_view word) {
  return word.starts_with(beginning) || word.find("://") != std::string_view::npos;
}

Result<std::string> unfoldLink(std::string_view link) {
  const std::string_view end = link.substr(std::min(link.find('#'), link.size()));
  if (!end.starts_with(beginning)) {
    return Error{"link", linkName,
                 "This is not a link to a project: such a link has \"#1.\" followed by the "
                 "project."};
  }
  auto bytes = bytesOf(end.substr(beginning.size()));
  if (!bytes) return damaged();
  return inflated(*bytes);
}

}  // namespace edgewise::cli
