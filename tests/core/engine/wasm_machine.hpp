// A small interpreter of WebAssembly: runs the modules that the engine writes where there is no
// host to compile them. It knows the instructions that such modules hold, and refuses any other.
// (WebAssembly Core Specification 2.0, section 5.)
#pragma once

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "network/lanes.hpp"

namespace edgewise::test {

// What a local or a place of the stack holds: a v128, or an i32 in the first lane.
struct WasmValue {
  std::array<std::uint32_t, 4> lanes{};
};

class WasmMachine {
 public:
  using Bytes = std::vector<std::uint8_t>;

  // The module, and the memory that it imports, so many bytes long.
  WasmMachine(const Bytes& module, std::size_t memory) : memory_(memory) { read(module); }

  // Calls an exported function; gives back its result, or 0 where it has none.
  std::uint32_t call(const std::string& name, const std::vector<std::uint32_t>& arguments);
  bool exports(const std::string& name) const { return exports_.contains(name); }

  // Room for so many values that is not used for anything else; returns its address.
  template <class T>
  std::uint32_t place(const std::vector<T>& values) {
    const std::uint32_t address = (used_ + 15) / 16 * 16;
    used_ = address + static_cast<std::uint32_t>(values.size() * sizeof(T));
    REQUIRE(used_ <= memory_.size());
    std::memcpy(memory_.data() + address, values.data(), values.size() * sizeof(T));
    return address;
  }
  template <class T>
  std::vector<T> read(std::uint32_t address, std::size_t count) const {
    std::vector<T> values(count);
    std::memcpy(values.data(), memory_.data() + address, count * sizeof(T));
    return values;
  }

 private:
  struct Instruction {
    std::uint32_t code = 0;  // those after the prefixes 0xFC and 0xFD from 0xFC00 and 0xFD00 on
    std::uint32_t immediate = 0;  // a local, a number, an offset, or how many blocks to leave
    std::uint32_t lane = 0;
    std::array<std::uint8_t, 16> bytes{};
    std::size_t end = 0;  // of the block that begins here
  };
  struct Function {
    std::size_t parameters = 0;
    bool hasResult = false;
    std::size_t locals = 0;
    std::vector<Instruction> body{};
  };
  // A sequence of bytes that is read from its beginning.
  struct Reader {
    const Bytes* from = nullptr;
    std::size_t at = 0;
    std::uint8_t byte() { return from->at(at++); }
    std::uint64_t leb(bool isSigned) {
      std::uint64_t value = 0;
      for (unsigned shift = 0;; shift += 7) {
        const std::uint8_t part = byte();
        value |= std::uint64_t{part & 0x7FU} << shift;
        if (part >= 0x80) continue;
        if (isSigned && (part & 0x40) != 0) value |= ~std::uint64_t{0} << (shift + 7);
        return value;
      }
    }
    std::uint32_t number() { return static_cast<std::uint32_t>(leb(false)); }
    std::string name() {
      std::string text(number(), ' ');
      for (char& letter : text) letter = static_cast<char>(byte());
      return text;
    }
  };

  void read(const Bytes& module);
  static std::vector<Instruction> readBody(Reader& reader, std::size_t end);
  static Instruction readInstruction(Reader& reader);

  void run(const Function& function, std::vector<WasmValue>& locals);
  void step(const Instruction& instruction);
  void vectorStep(const Instruction& instruction);

  WasmValue pop() {
    if (stack_.empty()) FAIL("an instruction without its operands");
    const WasmValue value = stack_.back();
    stack_.pop_back();
    return value;
  }
  std::uint32_t popInteger() { return pop().lanes[0]; }
  void push(const WasmValue& value) { stack_.push_back(value); }
  void pushInteger(std::uint32_t value) { push({{value, 0, 0, 0}}); }

  std::uint8_t* at(std::uint32_t address, const Instruction& instruction, std::size_t size) {
    const std::size_t place = std::size_t{address} + instruction.immediate;
    if (place + size > memory_.size()) FAIL("an address beyond the memory: " << place);
    return memory_.data() + place;
  }
  void load(const Instruction& instruction, std::size_t size) {
    WasmValue value;
    std::memcpy(value.lanes.data(), at(popInteger(), instruction, size), size);
    push(value);
  }
  void loadLane(const Instruction& instruction, std::size_t size) {
    WasmValue value = pop();
    std::memcpy(&value.lanes[instruction.lane * size / 4], at(popInteger(), instruction, size),
                size);
    push(value);
  }
  void store(const Instruction& instruction, std::size_t size) {
    const WasmValue value = pop();
    std::memcpy(at(popInteger(), instruction, size), value.lanes.data(), size);
  }

  template <class V>
  static V as(const WasmValue& value) {
    V lanes;
    std::memcpy(&lanes, value.lanes.data(), sizeof(lanes));
    return lanes;
  }
  template <class V>
  void pushLanes(const V& lanes) {
    WasmValue value;
    static_assert(sizeof(lanes) == sizeof(value.lanes));
    std::memcpy(value.lanes.data(), &lanes, sizeof(lanes));
    push(value);
  }
  template <class V, class Act>
  void unary(Act act) {
    pushLanes(act(as<V>(pop())));
  }
  template <class V, class Act>
  void binary(Act act) {
    const V b = as<V>(pop());
    const V a = as<V>(pop());
    pushLanes(act(a, b));
  }

  Bytes memory_;
  // As in a host, where the program's own data come first: code moves pointers below what they
  // point into, and adds the offset back.
  std::uint32_t used_ = 1U << 16;
  Bytes data_{};
  std::map<std::string, std::size_t> exports_{};
  std::vector<Function> functions_{};
  std::vector<WasmValue> stack_{};
};

}  // namespace edgewise::test
