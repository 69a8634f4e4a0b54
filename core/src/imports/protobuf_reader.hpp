// Reads messages in the wire format of Protocol Buffers, and takes nothing for granted: every
// length is compared with what is there.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace edgewise::imports {

// A field of a message. Which member holds its value depends on the wire type.
struct Field {
  enum class Wire : std::uint8_t { varint = 0, eight = 1, bytes = 2, four = 5 };
  std::uint32_t number = 0;
  Wire wire{};
  std::uint64_t integer = 0;  // varint, or the bits of eight or four bytes
  std::string_view bytes{};
};

// Goes through fields one by one. After the last, or what is none, next() gives false; failed()
// tells which.
class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : left_(bytes) {}

  bool next(Field& field) {
    if (left_.empty() || failed_) return false;
    std::uint64_t key = 0;
    if (!varint(key) || key >> 3 == 0 || key >> 3 > mostFields) return fail();
    field.number = static_cast<std::uint32_t>(key >> 3);
    field.bytes = {};
    field.wire = static_cast<Field::Wire>(key & 7);
    switch (field.wire) {
      case Field::Wire::varint:
        return varint(field.integer) || fail();
      case Field::Wire::eight:
        return fixed(8, field.integer) || fail();
      case Field::Wire::four:
        return fixed(4, field.integer) || fail();
      case Field::Wire::bytes: {
        std::uint64_t length = 0;
        if (!varint(length) || length > left_.size()) return fail();
        field.bytes = left_.substr(0, static_cast<std::size_t>(length));
        left_.remove_prefix(static_cast<std::size_t>(length));
        return true;
      }
    }
    return fail();  // groups, which nobody writes any more, and what is no type
  }

  bool failed() const { return failed_; }

  // Numbers one after the other, without keys: a packed field.
  bool nextPacked(Field::Wire wire, std::uint64_t& number) {
    if (left_.empty() || failed_) return false;
    if (wire == Field::Wire::varint) return varint(number) || fail();
    return fixed(wire == Field::Wire::eight ? 8 : 4, number) || fail();
  }

 private:
  static constexpr std::uint64_t mostFields = (1U << 29) - 1;

  bool fail() {
    failed_ = true;
    return false;
  }

  bool varint(std::uint64_t& number) {
    number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (left_.empty()) return false;
      const auto byte = static_cast<std::uint8_t>(left_.front());
      left_.remove_prefix(1);
      if (shift == 63 && byte > 1) return false;  // more than 64 bits
      number |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return true;
    }
    return false;
  }

  bool fixed(std::size_t size, std::uint64_t& number) {
    if (left_.size() < size) return false;
    number = 0;
    for (std::size_t k = 0; k < size; ++k) {
      number |= std::uint64_t{static_cast<std::uint8_t>(left_[k])} << (8 * k);
    }
    left_.remove_prefix(size);
    return true;
  }

  std::string_view left_;
  bool failed_ = false;
};

}  // namespace edgewise::imports
