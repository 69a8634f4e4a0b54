// Takes down a computation on lanes and writes it as straight-line WebAssembly.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "wasm_writer.hpp"

namespace edgewise::code {

// A step of the computation, by its number.
using Step = std::uint32_t;

class Recorder {
 public:
  Step constant(std::uint32_t bits);
  // Four numbers from memory, or one for all lanes: `offset` bytes after what the local points to.
  Step load(std::uint32_t pointer, std::uint32_t offset);
  Step loadSplat(std::uint32_t pointer, std::uint32_t offset);
  // One number for each lane, each lane with a pointer of its own: the locals pointer … pointer
  // + 3.
  Step gather(std::uint32_t pointer, std::uint32_t offset);
  void store(std::uint32_t pointer, std::uint32_t offset, Step value);
  Step unary(Vector instruction, Step a);
  Step binary(Vector instruction, Step a, Step b);
  Step shift(Vector instruction, Step a, std::uint32_t distance);
  Step select(Step mask, Step yes, Step no);

  std::optional<std::uint32_t> constantBits(Step step) const;

  // Two pieces of code: one that fills the constants into locals, and the computation itself, which
  // may run many times after it. With `last`, its value is left on the stack.
  struct Code {
    Writer constants{};
    Writer body{};
    std::uint32_t vectors = 0;  // locals used, from `firstLocal` on
  };
  Code write(std::uint32_t firstLocal, std::optional<Step> last = std::nullopt) const;

 private:
  enum class Kind : std::uint8_t { constant, load, gather, store, unary, binary, shift, select };
  struct Node {
    Kind kind{};
    Vector instruction{};
    std::uint32_t pointer = 0;
    std::uint32_t immediate = 0;  // bits, offset or distance
    std::vector<Step> operands{};
  };

  Step add(Node node);
  std::vector<std::uint32_t> countUses(std::optional<Step> last) const;

  std::vector<Node> nodes_;
  std::map<std::uint32_t, Step> constants_;

  friend class BodyWriter;
};

}  // namespace edgewise::code
