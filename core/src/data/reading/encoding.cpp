// Bytes to UTF-8 text. Whoever wrote the file seldom knew its encoding, so it is found from the
// bytes: a mark of byte order, zero bytes in every other place, valid UTF-8, and else Windows-1252.
#include <array>
#include <cstring>
#include <utility>

#include "data/reading/binary.hpp"
#include "data/reading/steps.hpp"
#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

// Windows-1252 differs from Latin-1 in 0x80 to 0x9F; 0 where it has no character.
constexpr std::array<std::uint16_t, 32> windowsMarks{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void appendWindows(std::string& text, char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  const std::uint32_t mark = byte >= 0x80 && byte < 0xA0 ? windowsMarks[byte - 0x80] : byte;
  appendUtf8(text, mark == 0 ? 0xFFFD : mark);
}

// The first place from `at` on that is not ASCII.
std::size_t skipAscii(std::string_view bytes, std::size_t at) {
  while (at + 8 <= bytes.size()) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + at, 8);
    if ((eight & 0x8080808080808080U) != 0) break;
    at += 8;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

struct Utf8Count {
  std::size_t valid = 0;    // characters of more than one byte
  std::size_t invalid = 0;  // bytes that belong to no character
};

Utf8Count countUtf8(std::string_view bytes) {
  Utf8Count count;
  for (std::size_t at = skipAscii(bytes, 0); at < bytes.size(); at = skipAscii(bytes, at)) {
    const std::size_t length = utf8At(bytes, at);
    ++(length == 0 ? count.invalid : count.valid);
    at += std::max<std::size_t>(length, 1);
  }
  return count;
}

// Every byte that is no UTF-8 is taken for Windows-1252; with `all`, every byte is.
std::string fromWindows(std::string_view bytes, bool all) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t next = skipAscii(bytes, at);
    text += bytes.substr(at, next - at);
    if (next == bytes.size()) break;
    const std::size_t length = all ? 0 : utf8At(bytes, next);
    if (length == 0) {
      appendWindows(text, bytes[next]);
    } else {
      text += bytes.substr(next, length);
    }
    at = next + std::max<std::size_t>(length, 1);
  }
  return text;
}

std::string fromUtf16(std::string_view bytes, bool little) {
  const auto unit = [&](std::size_t at) {
    const auto low = static_cast<unsigned char>(bytes[little ? at : at + 1]);
    const auto high = static_cast<unsigned char>(bytes[little ? at + 1 : at]);
    return static_cast<std::uint32_t>(low | (high << 8));
  };
  std::string text;
  text.reserve(bytes.size() / 2 + bytes.size() / 8);
  for (std::size_t at = 0; at + 2 <= bytes.size(); at += 2) {
    std::uint32_t point = unit(at);
    if (point >= 0xD800 && point < 0xDC00 && at + 4 <= bytes.size()) {
      const std::uint32_t second = unit(at + 2);
      if (second >= 0xDC00 && second < 0xE000) {
        point = 0x10000 + ((point - 0xD800) << 10) + (second - 0xDC00);
        at += 2;
      }
    }
    appendUtf8(text, point >= 0xD800 && point < 0xE000 ? 0xFFFD : point);
  }
  return text;
}

// "utf-16le", "utf-16be", or nothing: Latin text without a mark has a zero byte in every pair.
std::string utf16Of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  const std::size_t pairs = std::min<std::size_t>(bytes.size(), 4096) / 2;
  std::size_t first = 0;
  std::size_t second = 0;
  for (std::size_t k = 0; k < pairs; ++k) {
    first += bytes[2 * k] == '\0' ? 1 : 0;
    second += bytes[2 * k + 1] == '\0' ? 1 : 0;
  }
  if (pairs < 2) return {};
  if (second * 10 >= pairs * 6 && first * 20 <= pairs) return "utf-16le";
  if (first * 10 >= pairs * 6 && second * 20 <= pairs) return "utf-16be";
  return {};
}

bool isText(std::string_view text) {
  std::size_t controls = 0;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte >= 0x20 || (byte >= 0x09 && byte <= 0x0D)) continue;
    if (byte == 0) return false;
    ++controls;
  }
  return controls * 100 <= text.size();
}

void dropMark(std::string& text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
}

// Loggers that lost their power end with zero bytes, old programs with Ctrl-Z.
void dropPadding(std::string& text) {
  while (!text.empty() && (text.back() == '\0' || text.back() == '\x1A')) text.pop_back();
}

}  // namespace

Result<std::string> decodeText(std::string bytes, const std::string& name, std::string& encoding,
                               const std::optional<std::string>& chosen) {
  if (const auto error = knownBinary(bytes, name)) return *error;
  std::string found = chosen.value_or("");
  if (found.empty()) found = utf16Of(bytes);
  if (found == "utf-16le" || found == "utf-16be") {
    encoding = found;
    std::string text = fromUtf16(bytes, found == "utf-16le");
    bytes = {};
    dropMark(text);
    dropPadding(text);
    if (!isText(text)) return unknownBinary(name);
    return text;
  }
  dropPadding(bytes);
  if (!isText(bytes)) return unknownBinary(name);
  const Utf8Count count = countUtf8(bytes);
  // A few bytes of another encoding in a text that is UTF-8 otherwise were pasted into it.
  const bool mixed = count.invalid > 0 && count.valid > 4 * count.invalid;
  const bool utf8 = found.empty() ? count.invalid == 0 || mixed : found == "utf-8";
  encoding = utf8 ? "utf-8" : "windows-1252";
  dropMark(bytes);
  if (utf8 && count.invalid == 0) return bytes;
  return fromWindows(bytes, !utf8);
}

}  // namespace edgewise::data
