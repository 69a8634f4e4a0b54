// Takes down a computation on lanes and writes it as straight-line WebAssembly.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/code/wasm_writer.hpp"

namespace edgewise::code {

// A node of the recorded computation, by its number.
using NodeId = std::uint32_t;

// A row of a table of numbers: locals hold the table's address and that of the list of rows.
struct Row {
  std::uint32_t table = 0;
  std::uint32_t rows = 0;
  std::uint32_t number = 0;  // in the list
  std::uint32_t bytes = 0;   // of a row
};

class Recorder {
 public:
  NodeId constant(std::uint32_t bits);
  // What a local holds now, and what it holds from here on.
  NodeId local(std::uint32_t number);
  void set(std::uint32_t number, NodeId value);
  // Four numbers from memory, or one for all lanes: `offset` bytes after what the local points to.
  NodeId load(std::uint32_t pointer, std::uint32_t offset);
  NodeId loadSplat(std::uint32_t pointer, std::uint32_t offset);
  // One number for each lane, each lane with a pointer of its own: the locals pointer … pointer
  // + 3.
  NodeId gather(std::uint32_t pointer, std::uint32_t offset);
  // Two numbers from each of two pointers: the locals pointer and pointer + 1.
  NodeId loadPairs(std::uint32_t pointer, std::uint32_t offset);
  void store(std::uint32_t pointer, std::uint32_t offset, NodeId value);
  // An instruction on vectors, with the distance of a shift.
  NodeId op(VectorOp op, std::vector<NodeId> operands, std::uint32_t distance = 0);
  // Lanes by their numbers, 0 to 3 of the first operand and 4 to 7 of the second.
  NodeId shuffle(std::vector<NodeId> operands, std::array<std::uint8_t, 4> lanes);
  // From here on the local `pointer` is base + width * (the integer at rows[number]).
  void pointToRow(std::uint32_t pointer, const Row& row);

  std::optional<std::uint32_t> constantBits(NodeId id) const;

  // The same value with each node after those that it needs, the first operand first. Compilers
  // evaluate the arguments of a call in different orders, and would write different code otherwise.
  // Of nodes with a value only.
  struct Ordered;
  Ordered inOrder(NodeId last) const;

  // The code in two parts: one that fills the constants into locals, and the computation itself,
  // which may run many times after it. With `last`, its value is left on the stack.
  struct Emitted {
    Writer constants{};
    Writer body{};
    std::uint32_t v128Locals = 0;  // locals used, from `firstLocal` on
  };
  Emitted write(std::uint32_t firstLocal, std::optional<NodeId> last = std::nullopt) const;

 private:
  enum class Kind : std::uint8_t {
    constant,
    local,
    set,
    load,
    gather,
    loadPairs,
    store,
    op,
    pointToRow
  };
  struct Node {
    Kind kind{};
    VectorOp op{};
    std::uint32_t pointer = 0;
    std::uint32_t immediate = 0;  // bits, offset, distance or lanes
    std::vector<NodeId> operands{};
    Row row{};
  };

  static bool hasValue(const Node& node) {
    return node.kind != Kind::set && node.kind != Kind::store && node.kind != Kind::pointToRow;
  }

  NodeId add(Node node);
  std::vector<std::uint32_t> countUses(std::optional<NodeId> last) const;

  std::vector<Node> nodes_;
  std::vector<NodeId> constants_;

  friend class BodyEmitter;
};

struct Recorder::Ordered {
  Recorder recorder{};
  NodeId last = 0;
};

}  // namespace edgewise::code
