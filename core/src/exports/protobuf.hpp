// Messages in the wire format of Protocol Buffers, as far as ONNX needs it.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace edgewise::exports {

class Message {
 public:
  void add(int field, std::int64_t number) {
    key(field, 0);
    varint(static_cast<std::uint64_t>(number));
  }
  void add(int field, float number) {
    key(field, 5);
    std::uint32_t bits = 0;
    std::memcpy(&bits, &number, sizeof bits);
    for (int shift = 0; shift < 32; shift += 8) bytes_ += static_cast<char>((bits >> shift) & 0xff);
  }
  void add(int field, std::string_view text) {
    key(field, 2);
    varint(text.size());
    bytes_ += text;
  }
  void add(int field, const Message& message) { add(field, std::string_view(message.bytes_)); }

  const std::string& bytes() const { return bytes_; }

 private:
  void key(int field, int wireType) {
    varint(static_cast<std::uint64_t>(field) << 3 | static_cast<std::uint64_t>(wireType));
  }
  void varint(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) bytes_ += static_cast<char>((number & 0x7f) | 0x80);
    bytes_ += static_cast<char>(number);
  }

  std::string bytes_;
};

}  // namespace edgewise::exports
