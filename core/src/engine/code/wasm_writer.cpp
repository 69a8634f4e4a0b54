#include "engine/code/wasm_writer.hpp"

namespace edgewise::code {

namespace {

constexpr std::uint8_t vectorPrefix = 0xFD;

void locals(Writer& out, std::uint32_t count, Type type) {
  out.unsignedNumber(count);
  out.byte(static_cast<std::uint8_t>(type));
}

}  // namespace

void Writer::unsignedNumber(std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
  byte(static_cast<std::uint8_t>(value));
}

void Writer::signedNumber(std::int32_t value) {
  while (value < -0x40 || value >= 0x40) {
    byte(static_cast<std::uint8_t>(value | 0x80));
    value >>= 7;
  }
  byte(static_cast<std::uint8_t>(value & 0x7F));
}

void Writer::word(std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) byte(static_cast<std::uint8_t>(value >> shift));
}

void Writer::name(std::string_view text) {
  unsignedNumber(static_cast<std::uint32_t>(text.size()));
  bytes.insert(bytes.end(), text.begin(), text.end());
}

void Writer::sized(const Bytes& content) {
  unsignedNumber(static_cast<std::uint32_t>(content.size()));
  append(content);
}

void Writer::integer(std::int32_t value) {
  plain(Plain::i32Const);
  signedNumber(value);
}

void Writer::vector(Vector instruction) {
  byte(vectorPrefix);
  unsignedNumber(static_cast<std::uint32_t>(instruction));
}

void Writer::memory(Vector instruction, std::uint32_t offset) {
  vector(instruction);
  unsignedNumber(2);  // numbers lie at multiples of 2^2 bytes
  unsignedNumber(offset);
}

void Writer::memory(Plain instruction, std::uint32_t offset) {
  plain(instruction);
  unsignedNumber(2);
  unsignedNumber(offset);
}

void Writer::copyData(std::size_t size) {
  integer(0);  // from its beginning
  integer(static_cast<std::int32_t>(size));
  for (const std::uint8_t part : {0xFC, 8, 0, 0}) byte(part);  // memory.init
}

void Writer::shuffle(std::uint32_t lanes) {
  vector(Vector::shuffle);
  for (int lane = 0; lane < 4; ++lane) {
    const std::uint32_t first = 4 * (lanes >> (8 * lane) & 0xFF);
    for (std::uint32_t k = 0; k < 4; ++k) byte(static_cast<std::uint8_t>(first + k));
  }
}

void Writer::broadcastBits(std::uint32_t bits) {
  vector(Vector::constant);
  for (int lane = 0; lane < 4; ++lane) word(bits);
}

void Writer::withLocal(Plain instruction, std::uint32_t local) {
  plain(instruction);
  unsignedNumber(local);
}

Writer moduleStart() {
  Writer module;
  for (const char byte : {'\0', 'a', 's', 'm'}) module.byte(static_cast<std::uint8_t>(byte));
  for (const std::uint8_t byte : {1, 0, 0, 0}) module.byte(byte);
  return module;
}

void section(Writer& module, Section id, const Writer& content) {
  module.byte(static_cast<std::uint8_t>(id));
  module.sized(content.bytes);
}

Writer typesOf(const std::vector<Function>& functions) {
  Writer types;
  types.unsignedNumber(static_cast<std::uint32_t>(functions.size()));
  for (const Function& function : functions) {
    types.byte(0x60);
    types.unsignedNumber(function.parameters);
    for (std::uint32_t p = 0; p < function.parameters; ++p) {
      types.byte(static_cast<std::uint8_t>(Type::i32));
    }
    types.unsignedNumber(function.result ? 1 : 0);
    if (function.result) types.byte(static_cast<std::uint8_t>(*function.result));
  }
  return types;
}

Writer numbersOf(const std::vector<Function>& functions) {
  Writer numbers;
  const auto count = static_cast<std::uint32_t>(functions.size());
  numbers.unsignedNumber(count);
  for (std::uint32_t k = 0; k < count; ++k) numbers.unsignedNumber(k);
  return numbers;
}

Writer bodiesOf(const std::vector<Function>& functions) {
  Writer code;
  code.unsignedNumber(static_cast<std::uint32_t>(functions.size()));
  for (const Function& function : functions) {
    Writer body;
    body.unsignedNumber(3);
    locals(body, function.integers, Type::i32);
    locals(body, function.floats, Type::f32);
    locals(body, function.vectors, Type::v128);
    body.append(function.body.bytes);
    body.plain(Plain::end);
    code.sized(body.bytes);
  }
  return code;
}

Bytes moduleOf(const std::vector<Function>& functions) {
  Writer imports;
  imports.unsignedNumber(1);
  imports.name("host");
  imports.name("memory");
  for (const std::uint8_t byte : {0x02, 0x00, 0x01}) imports.byte(byte);  // a memory, no maximum
  Writer exports;
  exports.unsignedNumber(static_cast<std::uint32_t>(functions.size()));
  Writer data;
  for (std::uint32_t k = 0; k < functions.size(); ++k) {
    exports.name(functions[k].name);
    exports.byte(0x00);
    exports.unsignedNumber(k);
    data.append(functions[k].data);
  }

  Writer module = moduleStart();
  section(module, Section::type, typesOf(functions));
  section(module, Section::import, imports);
  section(module, Section::function, numbersOf(functions));
  section(module, Section::exports, exports);
  Writer pieces;  // of data
  pieces.unsignedNumber(1);
  section(module, Section::dataCount, pieces);
  section(module, Section::code, bodiesOf(functions));
  pieces.byte(0x01);  // passive: put nowhere by itself
  pieces.sized(data.bytes);
  section(module, Section::data, pieces);
  return std::move(module.bytes);
}

}  // namespace edgewise::code
