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
enum class Plain : std::uint8_t {
  loop = 0x03,
  ifThen = 0x04,
  end = 0x0B,
  branch = 0x0C,
  branchIf = 0x0D,
  giveBack = 0x0F,
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
  i32IsZero = 0x45,
  i32Equal = 0x46,
  i32LessUnsigned = 0x49,
  i32Add = 0x6A,
  i32Sub = 0x6B,
  i32Mul = 0x6C,
  f32Abs = 0x8B,
  f32Sub = 0x93,
  f32Div = 0x95,
  f32Max = 0x97,
};

// Vector instructions, without their prefix.
enum class Vector : std::uint32_t {
  load = 0x00,
  load32Splat = 0x09,
  store = 0x0B,
  constant = 0x0C,
  shuffle = 0x0D,
  i32Equal = 0x37,
  greaterUnsigned = 0x3C,
  equal = 0x41,
  less = 0x43,
  greater = 0x44,
  lessEqual = 0x45,
  greaterEqual = 0x46,
  bitAnd = 0x4E,
  bitSelect = 0x52,
  anyTrue = 0x53,
  load32Lane = 0x56,
  load64Lane = 0x57,
  load32Zero = 0x5C,
  load64Zero = 0x5D,
  shiftLeft = 0xAB,
  shiftRight = 0xAC,
  i32Add = 0xAE,
  i32Sub = 0xB1,
  maxUnsigned = 0xB9,
  negate = 0xE1,
  add = 0xE4,
  subtract = 0xE5,
  multiply = 0xE6,
  divide = 0xE7,
  pseudoMin = 0xEA,
  pseudoMax = 0xEB,
  fromIntegers = 0xFA,
};

// Appends to a sequence of bytes.
class Writer {
 public:
  Bytes bytes{};

  void byte(std::uint8_t value) { bytes.push_back(value); }
  void unsignedNumber(std::uint32_t value);  // LEB128
  void signedNumber(std::int32_t value);
  void word(std::uint32_t value);  // four bytes, the lowest first
  void name(std::string_view text);
  void append(const Bytes& other) { bytes.insert(bytes.end(), other.begin(), other.end()); }

  // A section of a module, or anything else that is preceded by its length.
  void sized(const Bytes& content);

  void plain(Plain instruction) { byte(static_cast<std::uint8_t>(instruction)); }
  void get(std::uint32_t local) { withLocal(Plain::localGet, local); }
  void set(std::uint32_t local) { withLocal(Plain::localSet, local); }
  void tee(std::uint32_t local) { withLocal(Plain::localTee, local); }
  void integer(std::int32_t value);
  void vector(Vector instruction);
  void memory(Vector instruction, std::uint32_t offset);
  void memory(Plain instruction, std::uint32_t offset);
  void loadInteger(std::uint32_t offset) { memory(Plain::i32Load, offset); }
  void copyData(std::size_t size);         // the module's data, to the address on the stack
  void shuffle(std::uint32_t lanes);       // four numbers of lanes, a byte each
  void broadcastBits(std::uint32_t bits);  // a constant with the same bits in every lane

 private:
  void withLocal(Plain instruction, std::uint32_t local);
};

// A function that takes i32 parameters, and gives back a number or nothing.
struct Function {
  std::string_view name;
  std::uint32_t parameters = 0;
  std::optional<Type> result{};
  std::uint32_t integers = 0;  // locals after the parameters
  std::uint32_t floats = 0;    // locals after these
  std::uint32_t vectors = 0;   // locals after these
  Writer body{};               // without its final `end`
  Bytes data{};                // that the module brings, for one of its functions
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
