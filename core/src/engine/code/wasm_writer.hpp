// The binary format of WebAssembly modules, as much of it as straight-line code needs.
// (WebAssembly Core Specification 2.0, section 5; vector instructions in 5.4.8.)
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace edgewise::code {

using Bytes = std::vector<std::uint8_t>;

enum class Type : std::uint8_t { i32 = 0x7F, f32 = 0x7D, v128 = 0x7B };

// Instructions of one byte.
enum class Op : std::uint8_t {
  loop = 0x03,
  if_ = 0x04,
  end = 0x0B,
  br = 0x0C,
  brIf = 0x0D,
  return_ = 0x0F,
  call = 0x10,
  select = 0x1B,
  localGet = 0x20,
  localSet = 0x21,
  localTee = 0x22,
  i32Load = 0x28,
  f32Load = 0x2A,
  i32Store = 0x36,
  i32Const = 0x41,
  f32Const = 0x43,
  i32Eqz = 0x45,
  i32Eq = 0x46,
  i32LtU = 0x49,
  i32Add = 0x6A,
  i32Sub = 0x6B,
  i32Mul = 0x6C,
  f32Abs = 0x8B,
  f32Sub = 0x93,
  f32Div = 0x95,
  f32Max = 0x97,
};

// Vector instructions, without their prefix.
enum class VectorOp : std::uint32_t {
  v128Load = 0x00,
  v128Load32Splat = 0x09,
  v128Store = 0x0B,
  v128Const = 0x0C,
  i8x16Shuffle = 0x0D,
  i32x4Eq = 0x37,
  i32x4GtU = 0x3C,
  f32x4Eq = 0x41,
  f32x4Lt = 0x43,
  f32x4Gt = 0x44,
  f32x4Le = 0x45,
  f32x4Ge = 0x46,
  v128And = 0x4E,
  v128Bitselect = 0x52,
  v128AnyTrue = 0x53,
  v128Load32Lane = 0x56,
  v128Load64Lane = 0x57,
  v128Load32Zero = 0x5C,
  v128Load64Zero = 0x5D,
  i32x4Shl = 0xAB,
  i32x4ShrS = 0xAC,
  i32x4Add = 0xAE,
  i32x4Sub = 0xB1,
  i32x4MaxU = 0xB9,
  f32x4Neg = 0xE1,
  f32x4Add = 0xE4,
  f32x4Sub = 0xE5,
  f32x4Mul = 0xE6,
  f32x4Div = 0xE7,
  f32x4Pmin = 0xEA,
  f32x4Pmax = 0xEB,
  f32x4ConvertI32x4S = 0xFA,
};

// Appends to a sequence of bytes.
class Writer {
 public:
  Bytes bytes{};

  void byte(std::uint8_t value) { bytes.push_back(value); }
  void u32(std::uint32_t value);  // LEB128
  void s32(std::int32_t value);
  void word(std::uint32_t value);  // four bytes, the lowest first
  void name(std::string_view text);
  void append(const Bytes& other) { bytes.insert(bytes.end(), other.begin(), other.end()); }

  // A section of a module, or anything else that is preceded by its length.
  void sized(const Bytes& content);

  void op(Op instruction) { byte(static_cast<std::uint8_t>(instruction)); }
  void get(std::uint32_t local) { withLocal(Op::localGet, local); }
  void set(std::uint32_t local) { withLocal(Op::localSet, local); }
  void tee(std::uint32_t local) { withLocal(Op::localTee, local); }
  void i32Const(std::int32_t value);
  void op(VectorOp instruction);
  void block(Op instruction);                    // loop or if, up to its `end`
  void br(Op instruction, std::uint32_t label);  // so many blocks outwards
  void memory(VectorOp instruction, std::uint32_t offset);
  void memory(Op instruction, std::uint32_t offset);
  void i32Load(std::uint32_t offset) { memory(Op::i32Load, offset); }
  void memoryInit(std::size_t size);   // the module's data, to the address on the stack
  void shuffle(std::uint32_t lanes);   // four numbers of lanes, a byte each
  void v128Const(std::uint32_t bits);  // a constant with the same bits in every lane

 private:
  void withLocal(Op instruction, std::uint32_t local);
};

// A function that takes i32 parameters, and gives back a number or nothing.
struct Function {
  std::string_view name;
  std::uint32_t parameters = 0;
  std::optional<Type> result{};
  std::uint32_t i32Locals = 0;   // locals after the parameters
  std::uint32_t f32Locals = 0;   // locals after these
  std::uint32_t v128Locals = 0;  // locals after these
  Writer body{};                 // without its final `end`
  Bytes data{};                  // that the module brings, for one of its functions
};

enum class Section : std::uint8_t {
  custom = 0,
  type = 1,
  import = 2,
  function = 3,
  memory = 5,
  global = 6,
  exports = 7,
  code = 10,
  data = 11,
  dataCount = 12
};

// The parts of a module: what it begins with, a section, and what the sections of functions hold.
Writer moduleStart();
void section(Writer& module, Section id, const Writer& content);
Writer typesOf(const std::vector<Function>& functions);    // one each
Writer numbersOf(const std::vector<Function>& functions);  // of their types
Writer bodiesOf(const std::vector<Function>& functions);

// A module that imports the memory "host" "memory" and exports the functions.
Bytes moduleOf(const std::vector<Function>& functions);

}  // namespace edgewise::code
