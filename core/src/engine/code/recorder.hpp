// Takes down a computation on lanes and writes it as straight-line WebAssembly.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/code/wasm_writer.hpp"

namespace edgewise::code {

// A step of the computation, by its number.
using Step = std::uint32_t;

// A row of a table of numbers: locals hold the table's address and that of the list of rows.
struct Row {
  std::uint32_t table = 0;
  std::uint32_t rows = 0;
  std::uint32_t number = 0;  // in the list
  std::uint32_t bytes = 0;   // of a row
};

class Recorder {
 public:
  Step constant(std::uint32_t bits);
  // What a local holds now, and what it holds from here on.
  Step local(std::uint32_t number);
  void set(std::uint32_t number, Step value);
  // Four numbers from memory, or one for all lanes: `offset` bytes after what the local points to.
  Step load(std::uint32_t pointer, std::uint32_t offset);
  Step loadSplat(std::uint32_t pointer, std::uint32_t offset);
  // One number for each lane, each lane with a pointer of its own: the locals pointer … pointer
  // + 3.
  Step gather(std::uint32_t pointer, std::uint32_t offset);
  // Two numbers from each of two pointers: the locals pointer and pointer + 1.
  Step loadPairs(std::uint32_t pointer, std::uint32_t offset);
  void store(std::uint32_t pointer, std::uint32_t offset, Step value);
  Step unary(VectorOp instruction, Step a);
  Step binary(VectorOp instruction, Step a, Step b);
  Step shift(VectorOp instruction, Step a, std::uint32_t distance);
  Step select(Step mask, Step yes, Step no);
  // Lanes by their numbers, 0 to 3 of a and 4 to 7 of b.
  Step shuffle(Step a, Step b, std::array<std::uint8_t, 4> lanes);
  // From here on the local `pointer` is base + width * (the integer at rows[number]).
  void pointToRow(std::uint32_t pointer, const Row& row);

  std::optional<std::uint32_t> constantBits(Step step) const;

  // The same value with each step after those that it needs, the first operand first. Compilers
  // evaluate the arguments of a call in different orders, and would write different code otherwise.
  // Of steps with a value only.
  struct Ordered;
  Ordered inOrder(Step last) const;

  // Two pieces of code: one that fills the constants into locals, and the computation itself, which
  // may run many times after it. With `last`, its value is left on the stack.
  struct Code {
    Writer constants{};
    Writer body{};
    std::uint32_t vectors = 0;  // locals used, from `firstLocal` on
  };
  Code write(std::uint32_t firstLocal, std::optional<Step> last = std::nullopt) const;

 private:
  enum class Kind : std::uint8_t {
    constant,
    local,
    set,
    load,
    gather,
    loadPairs,
    store,
    unary,
    binary,
    shift,
    select,
    shuffle,
    pointToRow
  };
  struct Node {
    Kind kind{};
    VectorOp instruction{};
    std::uint32_t pointer = 0;
    std::uint32_t immediate = 0;  // bits, offset or distance
    std::vector<Step> operands{};
    Row row{};
  };

  static bool hasValue(const Node& node) {
    return node.kind != Kind::set && node.kind != Kind::store && node.kind != Kind::pointToRow;
  }

  Step add(Node node);
  std::vector<std::uint32_t> countUses(std::optional<Step> last) const;

  std::vector<Node> nodes_;
  std::vector<Step> constants_;

  friend class BodyWriter;
};

struct Recorder::Ordered {
  Recorder recorder{};
  Step last = 0;
};

}  // namespace edgewise::code
