// A module is read once, into instructions that are run one after the other.
#include "engine/wasm_machine.hpp"

namespace edgewise::test {

namespace {

enum : std::uint32_t {
  loopBegin = 0x03,
  ifBegin = 0x04,
  blockEnd = 0x0B,
  branchIf = 0x0D,
  returnNow = 0x0F,
  getLocal = 0x20,
  setLocal = 0x21,
  teeLocal = 0x22,
  memoryInit = 0xFC08,
  firstVector = 0xFD00,
};

using Floats = FloatLanes;
using Integers = FloatBits;
using Unsigned = std::uint32_t __attribute__((vector_size(16)));

}  // namespace

std::uint32_t WasmMachine::call(const std::string& name,
                                const std::vector<std::uint32_t>& arguments) {
  REQUIRE(exports(name));
  const Function& function = functions_.at(exports_.at(name));
  REQUIRE(arguments.size() == function.parameters);
  std::vector<WasmValue> locals(function.locals);
  for (std::size_t k = 0; k < arguments.size(); ++k) locals[k].lanes[0] = arguments[k];
  run(function, locals);
  const std::uint32_t result = function.hasResult ? popInteger() : 0;
  REQUIRE(stack_.empty());
  return result;
}

void WasmMachine::read(const Bytes& module) {
  enum : std::uint8_t { types = 1, functions = 3, exported = 7, code = 10, data = 11 };
  std::vector<Function> signatures;
  Reader reader{&module, 8};
  while (reader.at < module.size()) {
    const std::uint8_t section = reader.byte();
    const std::size_t size = reader.number();
    const std::size_t end = reader.at + size;
    const std::uint32_t count = reader.number();
    for (std::uint32_t k = 0; k < count; ++k) {
      if (section == types) {
        REQUIRE(reader.byte() == 0x60);
        Function type;
        type.parameters = reader.number();
        reader.at += type.parameters;
        type.hasResult = reader.number() == 1;
        if (type.hasResult) ++reader.at;
        signatures.push_back(type);
      } else if (section == functions) {
        functions_.push_back(signatures.at(reader.number()));
      } else if (section == exported) {
        const std::string name = reader.name();
        REQUIRE(reader.byte() == 0);  // a function
        exports_[name] = reader.number();
      } else if (section == code) {
        const std::size_t length = reader.number();
        const std::size_t bodyEnd = reader.at + length;
        Function& function = functions_.at(k);
        function.locals = function.parameters;
        for (std::uint32_t kinds = reader.number(); kinds-- > 0; ++reader.at) {
          function.locals += reader.number();
        }
        function.body = readBody(reader, bodyEnd);
      } else if (section == data) {
        REQUIRE(reader.byte() == 1);  // passive
        data_.resize(reader.number());
        for (std::uint8_t& byte : data_) byte = reader.byte();
      }
    }
    reader.at = end;
  }
}

std::vector<WasmMachine::Instruction> WasmMachine::readBody(Reader& reader, std::size_t end) {
  std::vector<Instruction> body;
  std::vector<std::size_t> open;
  while (reader.at < end) {
    body.push_back(readInstruction(reader));
    const std::uint32_t code = body.back().code;
    if (code == loopBegin || code == ifBegin) open.push_back(body.size() - 1);
    if (code != blockEnd || open.empty()) continue;
    body[open.back()].end = body.size() - 1;
    open.pop_back();
  }
  REQUIRE(open.empty());
  REQUIRE(reader.at == end);
  return body;
}

WasmMachine::Instruction WasmMachine::readInstruction(Reader& reader) {
  Instruction instruction{.code = reader.byte()};
  const auto memoryOperand = [&] {
    (void)reader.number();  // how it is aligned
    instruction.immediate = reader.number();
  };
  switch (instruction.code) {
    case loopBegin:
    case ifBegin:
      REQUIRE(reader.byte() == 0x40);  // leaves nothing on the stack
      return instruction;
    case branchIf:
    case getLocal:
    case setLocal:
    case teeLocal:
      instruction.immediate = reader.number();
      return instruction;
    case 0x28:  // i32.load
    case 0x36:  // i32.store
      memoryOperand();
      return instruction;
    case 0x41:  // i32.const
      instruction.immediate = static_cast<std::uint32_t>(reader.leb(true));
      return instruction;
    case 0xFC:
      instruction.code = 0xFC00 + reader.number();
      REQUIRE(instruction.code == memoryInit);
      reader.at += 2;  // the only data, the only memory
      return instruction;
    case 0xFD:
      break;
    default:
      return instruction;
  }
  const std::uint32_t code = reader.number();
  instruction.code = firstVector + code;
  if (code == 0x0C || code == 0x0D) {  // v128.const, i8x16.shuffle
    for (std::uint8_t& byte : instruction.bytes) byte = reader.byte();
  } else if (code <= 0x0B || (code >= 0x54 && code <= 0x5D)) {
    memoryOperand();
    if (code >= 0x54 && code <= 0x5B) instruction.lane = reader.byte();
  }
  return instruction;
}

void WasmMachine::run(const Function& function, std::vector<WasmValue>& locals) {
  std::vector<std::size_t> open;  // where the blocks begin that are being run
  for (std::size_t at = 0; at < function.body.size(); ++at) {
    const Instruction& instruction = function.body[at];
    switch (instruction.code) {
      case loopBegin:
        open.push_back(at);
        break;
      case ifBegin:
        if (popInteger() != 0) {
          open.push_back(at);
        } else {
          at = instruction.end;
        }
        break;
      case blockEnd:
        if (!open.empty()) open.pop_back();
        break;
      case branchIf:
        if (popInteger() == 0) break;
        if (instruction.immediate != 0 || function.body[open.back()].code != loopBegin) {
          FAIL("a branch that does not repeat the innermost loop");
        }
        at = open.back();
        break;
      case returnNow:
        return;
      case getLocal:
        push(locals.at(instruction.immediate));
        break;
      case setLocal:
        locals.at(instruction.immediate) = pop();
        break;
      case teeLocal:
        push(locals.at(instruction.immediate) = pop());
        break;
      default:
        step(instruction);
    }
  }
}

void WasmMachine::step(const Instruction& instruction) {
  if (instruction.code >= firstVector) {
    vectorStep(instruction);
    return;
  }
  const auto integers = [&](auto act) {
    const std::uint32_t b = popInteger();
    const std::uint32_t a = popInteger();
    pushInteger(act(a, b));
  };
  switch (instruction.code) {
    case 0x28:
      return load(instruction, 4);
    case 0x36:
      return store(instruction, 4);
    case 0x41:
      return pushInteger(instruction.immediate);
    case 0x6A:  // i32.add
      return integers([](std::uint32_t a, std::uint32_t b) { return a + b; });
    case 0x6B:  // i32.sub
      return integers([](std::uint32_t a, std::uint32_t b) { return a - b; });
    case 0x6C:  // i32.mul
      return integers([](std::uint32_t a, std::uint32_t b) { return a * b; });
    case memoryInit: {
      const std::uint32_t size = popInteger();
      const std::uint32_t from = popInteger();
      const std::uint32_t to = popInteger();
      REQUIRE(std::size_t{from} + size <= data_.size());
      std::memcpy(at(to, instruction, size), data_.data() + from, size);
      return;
    }
    default:
      FAIL("an instruction that the engine does not write: " << instruction.code);
  }
}

void WasmMachine::vectorStep(const Instruction& instruction) {
  const std::uint32_t code = instruction.code - firstVector;
  switch (code) {
    case 0x00:  // v128.load
      return load(instruction, 16);
    case 0x09: {  // v128.load32_splat
      load(instruction, 4);
      const std::uint32_t bits = popInteger();
      return push({{bits, bits, bits, bits}});
    }
    case 0x0B:  // v128.store
      return store(instruction, 16);
    case 0x0C:  // v128.const
      return pushLanes(instruction.bytes);
    case 0x0D: {  // i8x16.shuffle
      std::array<WasmValue, 2> both{};
      both[1] = pop();
      both[0] = pop();
      std::array<std::uint8_t, 32> from{};
      std::memcpy(from.data(), both.data(), from.size());
      std::array<std::uint8_t, 16> bytes{};
      for (std::size_t k = 0; k < bytes.size(); ++k) bytes[k] = from.at(instruction.bytes[k]);
      return pushLanes(bytes);
    }
    case 0x37:  // i32x4.eq
      return binary<Integers>([](Integers a, Integers b) { return a == b; });
    case 0x3C:  // i32x4.gt_u
      return binary<Unsigned>([](Unsigned a, Unsigned b) { return a > b; });
    case 0x41:  // f32x4.eq
      return binary<Floats>([](Floats a, Floats b) { return a == b; });
    case 0x43:  // f32x4.lt
      return binary<Floats>([](Floats a, Floats b) { return a < b; });
    case 0x44:  // f32x4.gt
      return binary<Floats>([](Floats a, Floats b) { return a > b; });
    case 0x45:  // f32x4.le
      return binary<Floats>([](Floats a, Floats b) { return a <= b; });
    case 0x46:  // f32x4.ge
      return binary<Floats>([](Floats a, Floats b) { return a >= b; });
    case 0x4E:  // v128.and
      return binary<Integers>([](Integers a, Integers b) { return a & b; });
    case 0x52: {  // v128.bitselect
      const auto mask = as<Integers>(pop());
      const auto no = as<Integers>(pop());
      const auto yes = as<Integers>(pop());
      return pushLanes((yes & mask) | (no & ~mask));
    }
    case 0x53: {  // v128.any_true
      const WasmValue value = pop();
      const auto& [a, b, c, d] = value.lanes;
      return pushInteger((a | b | c | d) != 0 ? 1 : 0);
    }
    case 0x56:  // v128.load32_lane
      return loadLane(instruction, 4);
    case 0x57:  // v128.load64_lane
      return loadLane(instruction, 8);
    case 0x5C:  // v128.load32_zero
      return load(instruction, 4);
    case 0x5D:  // v128.load64_zero
      return load(instruction, 8);
    case 0xAB: {  // i32x4.shl
      const std::uint32_t by = popInteger();
      return unary<Integers>([by](Integers a) { return a << static_cast<std::int32_t>(by); });
    }
    case 0xAC: {  // i32x4.shr_s
      const std::uint32_t by = popInteger();
      return unary<Integers>([by](Integers a) { return a >> static_cast<std::int32_t>(by); });
    }
    case 0xAE:  // i32x4.add
      return binary<Unsigned>([](Unsigned a, Unsigned b) { return a + b; });
    case 0xB1:  // i32x4.sub
      return binary<Unsigned>([](Unsigned a, Unsigned b) { return a - b; });
    case 0xB9:  // i32x4.max_u
      return binary<Unsigned>([](Unsigned a, Unsigned b) { return a < b ? b : a; });
    case 0xE1:  // f32x4.neg
      return unary<Floats>([](Floats a) { return -a; });
    case 0xE4:  // f32x4.add
      return binary<Floats>([](Floats a, Floats b) { return a + b; });
    case 0xE5:  // f32x4.sub
      return binary<Floats>([](Floats a, Floats b) { return a - b; });
    case 0xE6:  // f32x4.mul
      return binary<Floats>([](Floats a, Floats b) { return a * b; });
    case 0xE7:  // f32x4.div
      return binary<Floats>([](Floats a, Floats b) { return a / b; });
    case 0xEA:  // f32x4.pmin
      return binary<Floats>([](Floats a, Floats b) { return b < a ? b : a; });
    case 0xEB:  // f32x4.pmax
      return binary<Floats>([](Floats a, Floats b) { return a < b ? b : a; });
    case 0xFA:  // f32x4.convert_i32x4_s
      return unary<Integers>([](Integers a) { return __builtin_convertvector(a, Floats); });
    default:
      FAIL("a vector instruction that the engine does not write: " << code);
  }
}

}  // namespace edgewise::test
