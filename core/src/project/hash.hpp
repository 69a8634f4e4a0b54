// A hash by which things are told apart: FNV-1a of 64 bits (Fowler, Noll and Vo).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace edgewise {

// As 16 hexadecimal digits.
inline std::string hashOf(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  std::string digits(16, '0');
  for (std::size_t k = 16; k-- > 0; hash >>= 4) digits[k] = "0123456789abcdef"[hash & 15];
  return digits;
}

}  // namespace edgewise
