// How nodes are recorded, and written as instructions, locals and a stack.
#include "engine/code/recorder.hpp"

#include <cassert>

namespace edgewise::code {

NodeId Recorder::add(Node node) {
  nodes_.push_back(std::move(node));
  return static_cast<NodeId>(nodes_.size() - 1);
}

NodeId Recorder::constant(std::uint32_t bits) {
  for (const NodeId known : constants_) {
    if (nodes_[known].immediate == bits) return known;
  }
  constants_.push_back(add({.kind = Kind::constant, .immediate = bits}));
  return constants_.back();
}

NodeId Recorder::local(std::uint32_t number) {
  return add({.kind = Kind::local, .pointer = number});
}

void Recorder::set(std::uint32_t number, NodeId value) {
  add({.kind = Kind::set, .pointer = number, .operands = {value}});
}

NodeId Recorder::load(std::uint32_t pointer, std::uint32_t offset) {
  return add({Kind::load, VectorOp::v128Load, pointer, offset});
}

NodeId Recorder::loadSplat(std::uint32_t pointer, std::uint32_t offset) {
  return add({Kind::load, VectorOp::v128Load32Splat, pointer, offset});
}

NodeId Recorder::gather(std::uint32_t pointer, std::uint32_t offset) {
  return add({Kind::gather, {}, pointer, offset});
}

NodeId Recorder::loadPairs(std::uint32_t pointer, std::uint32_t offset) {
  return add({Kind::loadPairs, {}, pointer, offset});
}

void Recorder::store(std::uint32_t pointer, std::uint32_t offset, NodeId value) {
  add({.kind = Kind::store, .pointer = pointer, .immediate = offset, .operands = {value}});
}

NodeId Recorder::op(VectorOp op, std::vector<NodeId> operands, std::uint32_t distance) {
  return add({Kind::op, op, 0, distance, std::move(operands)});
}

NodeId Recorder::shuffle(std::vector<NodeId> operands, std::array<std::uint8_t, 4> lanes) {
  std::uint32_t packed = 0;
  for (std::size_t l = 0; l < lanes.size(); ++l) packed |= std::uint32_t{lanes[l]} << (8 * l);
  return op(VectorOp::i8x16Shuffle, std::move(operands), packed);
}

void Recorder::pointToRow(std::uint32_t pointer, const Row& row) {
  add({.kind = Kind::pointToRow, .pointer = pointer, .row = row});
}

std::optional<std::uint32_t> Recorder::constantBits(NodeId id) const {
  if (nodes_[id].kind != Kind::constant) return std::nullopt;
  return nodes_[id].immediate;
}

Recorder::Ordered Recorder::inOrder(NodeId last) const {
  Recorder ordered;
  std::vector<std::optional<NodeId>> placeOf(nodes_.size());
  std::vector<NodeId> waiting{last};
  while (!waiting.empty()) {
    const NodeId id = waiting.back();
    const Node& node = nodes_[id];
    assert(hasValue(node));
    const std::size_t before = waiting.size();
    for (std::size_t k = node.operands.size(); k-- > 0;) {
      if (!placeOf[node.operands[k]]) waiting.push_back(node.operands[k]);
    }
    if (waiting.size() > before) continue;
    waiting.pop_back();
    if (placeOf[id]) continue;
    Node copy = node;
    for (NodeId& operand : copy.operands) operand = *placeOf[operand];
    placeOf[id] = node.kind == Kind::constant ? ordered.constant(node.immediate)
                                              : ordered.add(std::move(copy));
  }
  return {.recorder = std::move(ordered), .last = *placeOf[last]};
}

// How often each node's value is needed; 0 for what leads to nothing.
std::vector<std::uint32_t> Recorder::countUses(std::optional<NodeId> last) const {
  std::vector<std::uint32_t> uses(nodes_.size(), 0);
  if (last) ++uses[*last];
  for (std::size_t n = nodes_.size(); n-- > 0;) {
    if (uses[n] == 0 && hasValue(nodes_[n])) continue;
    for (const NodeId operand : nodes_[n].operands) ++uses[operand];
  }
  return uses;
}

namespace {

bool isCommutative(VectorOp op) { return op == VectorOp::f32x4Add || op == VectorOp::f32x4Mul; }
bool isShift(VectorOp op) { return op == VectorOp::i32x4Shl || op == VectorOp::i32x4ShrS; }

void pointToRow(Writer& body, std::uint32_t pointer, const Row& row) {
  body.get(row.rows);
  body.i32Load(row.number * std::uint32_t{sizeof(std::int32_t)});
  body.i32Const(static_cast<std::int32_t>(row.bytes));
  body.op(Op::i32Mul);
  body.get(row.table);
  body.op(Op::i32Add);
  body.set(pointer);
}

}  // namespace

// Writes node after node. A value that the very next step alone needs stays on the stack; others
// get a local, which is free again after the last use.
class BodyEmitter {
 public:
  BodyEmitter(const Recorder& recorder, std::uint32_t firstLocal, std::optional<NodeId> last)
      : nodes_(recorder.nodes_),
        uses_(recorder.countUses(last)),
        local_(nodes_.size()),
        firstLocal_(firstLocal) {}

  Recorder::Emitted write(std::optional<NodeId> last) {
    for (NodeId n = 0; n < nodes_.size(); ++n) {
      if (nodes_[n].kind != Kind::constant || uses_[n] == 0) continue;
      local_[n] = take();
      code_.constants.v128Const(nodes_[n].immediate);
      code_.constants.set(local_[n]);
      uses_[n] = forever;
    }
    for (NodeId n = 0; n < nodes_.size(); ++n) {
      const Node& node = nodes_[n];
      if (node.kind == Kind::constant || (uses_[n] == 0 && Recorder::hasValue(node))) continue;
      emit(n);
    }
    if (last) fetch(*last);
    return std::move(code_);
  }

 private:
  using Node = Recorder::Node;
  using Kind = Recorder::Kind;
  static constexpr std::uint32_t forever = 0x40000000;

  std::uint32_t take() {
    if (!free_.empty()) {
      const std::uint32_t local = free_.back();
      free_.pop_back();
      return local;
    }
    return firstLocal_ + code_.v128Locals++;
  }

  // The value of a node onto the stack.
  void fetch(NodeId id) {
    if (onStack_ == id) {
      onStack_.reset();
      return;
    }
    code_.body.get(local_[id]);
    if (--uses_[id] == 0) free_.push_back(local_[id]);
  }

  // A value that waits on the stack is of no use unless it is wanted first.
  void unlessWantedFirst(const Node& node) {
    if (!onStack_) return;
    if (!node.operands.empty() && node.kind != Kind::store) {
      if (node.operands[0] == *onStack_) return;
      if (isCommutative(node.op) && node.operands[1] == *onStack_) return;
    }
    local_[*onStack_] = take();
    code_.body.set(local_[*onStack_]);
    onStack_.reset();
  }

  void emit(NodeId n) {
    const Node& node = nodes_[n];
    Writer& body = code_.body;
    unlessWantedFirst(node);
    switch (node.kind) {
      case Kind::constant:
        return;
      case Kind::local:
        body.get(node.pointer);
        break;
      case Kind::set:
        fetch(node.operands[0]);
        body.set(node.pointer);
        return;
      case Kind::load:
        body.get(node.pointer);
        body.memory(node.op, node.immediate);
        break;
      case Kind::gather:
        for (std::uint32_t lane = 4; lane-- > 0;) body.get(node.pointer + lane);
        body.memory(VectorOp::v128Load32Zero, node.immediate);
        for (std::uint8_t lane = 1; lane < 4; ++lane) {
          body.memory(VectorOp::v128Load32Lane, node.immediate);
          body.byte(lane);
        }
        break;
      case Kind::loadPairs:
        body.get(node.pointer + 1);
        body.get(node.pointer);
        body.memory(VectorOp::v128Load64Zero, node.immediate);
        body.memory(VectorOp::v128Load64Lane, node.immediate);
        body.byte(1);
        break;
      case Kind::pointToRow:
        pointToRow(body, node.pointer, node.row);
        return;
      case Kind::store:
        body.get(node.pointer);
        fetch(node.operands[0]);
        body.memory(VectorOp::v128Store, node.immediate);
        return;
      case Kind::op:
        emitOp(node);
        break;
    }
    if (uses_[n] == 1) {
      onStack_ = n;
      return;
    }
    local_[n] = take();
    body.set(local_[n]);
  }

  void emitOp(const Node& node) {
    std::vector<NodeId> operands = node.operands;
    if (onStack_ && operands[0] != *onStack_) std::swap(operands[0], operands[1]);
    for (const NodeId operand : operands) fetch(operand);
    if (node.op == VectorOp::i8x16Shuffle) {
      code_.body.shuffle(node.immediate);
      return;
    }
    if (isShift(node.op)) code_.body.i32Const(static_cast<std::int32_t>(node.immediate));
    code_.body.op(node.op);
  }

  const std::vector<Node>& nodes_;
  std::vector<std::uint32_t> uses_;
  std::vector<std::uint32_t> local_;
  std::uint32_t firstLocal_;
  std::vector<std::uint32_t> free_{};
  std::optional<NodeId> onStack_{};
  Recorder::Emitted code_{};
};

Recorder::Emitted Recorder::write(std::uint32_t firstLocal, std::optional<NodeId> last) const {
  return BodyEmitter(*this, firstLocal, last).write(last);
}

}  // namespace edgewise::code
