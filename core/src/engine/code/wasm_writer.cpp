// Instructions, sections and modules as bytes.
#include "engine/code/wasm_writer.hpp"

namespace edgewise::code {

namespace {

constexpr std::uint8_t vectorPrefix = 0xFD;

void locals(Writer& out, std::uint32_t count, Type type) {
  out.u32(count);
  out.byte(static_cast<std::uint8_t>(type));
}

}  // namespace

void Writer::u32(std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) byte(static_cast<std::uint8_t>(value | 0x80));
  byte(static_cast<std::uint8_t>(value));
}

void Writer::s32(std::int32_t value) {
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
  u32(static_cast<std::uint32_t>(text.size()));
  bytes.insert(bytes.end(), text.begin(), text.end());
}

void Writer::sized(const Bytes& content) {
  u32(static_cast<std::uint32_t>(content.size()));
  append(content);
}

void Writer::i32Const(std::int32_t value) {
  op(Op::i32Const);
  s32(value);
}

void Writer::op(VectorOp instruction) {
  byte(vectorPrefix);
  u32(static_cast<std::uint32_t>(instruction));
}

void Writer::block(Op instruction) {
  op(instruction);
  byte(0x40);  // the type of a block without a result
}

void Writer::br(Op instruction, std::uint32_t label) {
  op(instruction);
  u32(label);
}

void Writer::memory(VectorOp instruction, std::uint32_t offset) {
  op(instruction);
  u32(2);  // numbers lie at multiples of 2^2 bytes
  u32(offset);
}

void Writer::memory(Op instruction, std::uint32_t offset) {
  op(instruction);
  u32(2);
  u32(offset);
}

void Writer::memoryInit(std::size_t size) {
  i32Const(0);  // from its beginning
  i32Const(static_cast<std::int32_t>(size));
  for (const std::uint8_t part : {0xFC, 8, 0, 0}) byte(part);  // memory.init
}

void Writer::shuffle(std::uint32_t lanes) {
  op(VectorOp::i8x16Shuffle);
  for (int lane = 0; lane < 4; ++lane) {
    const std::uint32_t first = 4 * (lanes >> (8 * lane) & 0xFF);
    for (std::uint32_t k = 0; k < 4; ++k) byte(static_cast<std::uint8_t>(first + k));
  }
}

void Writer::v128Const(std::uint32_t bits) {
  op(VectorOp::v128Const);
  for (int lane = 0; lane < 4; ++lane) word(bits);
}

void Writer::withLocal(Op instruction, std::uint32_t local) {
  op(instruction);
  u32(local);
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
  types.u32(static_cast<std::uint32_t>(functions.size()));
  for (const Function& function : functions) {
    types.byte(0x60);
    types.u32(function.parameters);
    for (std::uint32_t p = 0; p < function.parameters; ++p) {
      types.byte(static_cast<std::uint8_t>(Type::i32));
    }
    types.u32(function.result ? 1 : 0);
    if (function.result) types.byte(static_cast<std::uint8_t>(*function.result));
  }
  return types;
}

Writer numbersOf(const std::vector<Function>& functions) {
  Writer numbers;
  const auto count = static_cast<std::uint32_t>(functions.size());
  numbers.u32(count);
  for (std::uint32_t k = 0; k < count; ++k) numbers.u32(k);
  return numbers;
}

Writer bodiesOf(const std::vector<Function>& functions) {
  Writer code;
  code.u32(static_cast<std::uint32_t>(functions.size()));
  for (const Function& function : functions) {
    Writer body;
    body.u32(3);
    locals(body, function.i32Locals, Type::i32);
    locals(body, function.f32Locals, Type::f32);
    locals(body, function.v128Locals, Type::v128);
    body.append(function.body.bytes);
    body.op(Op::end);
    code.sized(body.bytes);
  }
  return code;
}

Bytes moduleOf(const std::vector<Function>& functions) {
  Writer imports;
  imports.u32(1);
  imports.name("host");
  imports.name("memory");
  for (const std::uint8_t byte : {0x02, 0x00, 0x01}) imports.byte(byte);  // a memory, no maximum
  Writer exports;
  exports.u32(static_cast<std::uint32_t>(functions.size()));
  Writer data;
  for (std::uint32_t k = 0; k < functions.size(); ++k) {
    exports.name(functions[k].name);
    exports.byte(0x00);
    exports.u32(k);
    data.append(functions[k].data);
  }

  Writer module = moduleStart();
  section(module, Section::type, typesOf(functions));
  section(module, Section::import, imports);
  section(module, Section::function, numbersOf(functions));
  section(module, Section::exports, exports);
  Writer segments;  // of the data
  segments.u32(1);
  section(module, Section::dataCount, segments);
  section(module, Section::code, bodiesOf(functions));
  segments.byte(0x01);  // passive: put nowhere by itself
  segments.sized(data.bytes);
  section(module, Section::data, segments);
  return std::move(module.bytes);
}

}  // namespace edgewise::code
