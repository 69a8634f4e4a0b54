#include "exports/wasm_code.hpp"

#include "edgewise/functions.hpp"
#include "engine/code/functions.hpp"
#include "engine/code/neurons.hpp"
#include "network/kernel.hpp"

namespace edgewise::exports {

namespace {

using code::bytes;
using code::F32x4;
using code::Function;
using code::laneBytes;
using code::numberBytes;
using code::Op;
using code::Recorder;
using code::VectorOp;
using code::Writer;

constexpr std::uint32_t runBytes = 4 * numberBytes;

// The locals of forward(); its parameters first.
struct Local {
  enum : std::uint32_t { in, out, rows, from, to, run, heads, tail, left, weight, end };
};

void set(Writer& body, std::uint32_t local, std::uint32_t number) {
  body.i32Const(static_cast<std::int32_t>(number));
  body.set(local);
}

void load(Writer& body, std::uint32_t local, std::uint32_t pointer, std::uint32_t offset) {
  body.get(pointer);
  body.i32Load(offset);
  body.set(local);
}

void onlyIf(Writer& body, const Writer& then) {
  body.block(Op::if_);
  body.append(then.bytes);
  body.op(Op::end);
}

// Writes forward() piece by emitted: what the formulas of the core compute is recorded, and runs on
// values in locals.
class Forward {
 public:
  Forward(const Model& model, const WasmLayout& layout) : model_(model), layout_(layout) {}

  Function function() {
    Writer group;
    takeIn(group);
    computeRuns(group);
    if (model_.softmax) softmax(group);
    giveOut(group);
    nextGroup(group);

    Function function{.name = "forward", .parameters = 3, .i32Locals = Local::end - 3};
    Writer& body = function.body;
    body.get(Local::rows);
    body.op(Op::i32Eqz);
    Writer leave;
    leave.op(Op::return_);
    onlyIf(body, leave);
    body.append(constants_.bytes);
    // What biases are the weights of.
    body.i32Const(static_cast<std::int32_t>(addressOf(model_.biasPlace())));
    body.v128Const(code::one);
    body.memory(VectorOp::v128Store, 0);
    body.block(Op::loop);
    body.append(group.bytes);
    body.op(Op::end);
    function.v128Locals = nextVector_ - Local::end;
    return function;
  }

 private:
  std::uint32_t addressOf(Index place) const {
    return layout_.values + bytes(static_cast<std::size_t>(place), laneBytes);
  }

  // Vectors that live as long as the function.
  std::uint32_t vector() { return nextVector_++; }

  // vector = act(vector …), by the core's formulas.
  template <class Act>
  void compute(Writer& out, std::uint32_t result, Act act) {
    Recorder recorder;
    const auto read = [&](std::uint32_t local) {
      return code::recorded(recorder, recorder.local(local));
    };
    const F32x4 made = act(read);
    auto [ordered, last] = recorder.inOrder(nodeIn(recorder, made));
    ordered.set(result, last);
    const auto emitted = ordered.write(nextVector_);
    nextVector_ += emitted.v128Locals;
    constants_.append(emitted.constants.bytes);
    out.append(emitted.body.bytes);
  }

  // Four rows, one a lane; where there are fewer, the last one again.
  void takeIn(Writer& out) {
    if (layout_.inputs == 0) return;
    for (std::uint32_t lane = 0; lane < laneCount; ++lane) {
      out.i32Const(static_cast<std::int32_t>(lane));
      out.get(Local::rows);
      out.i32Const(1);
      out.op(Op::i32Sub);
      out.i32Const(static_cast<std::int32_t>(lane));
      out.get(Local::rows);
      out.op(Op::i32LtU);
      out.op(Op::select);
      out.i32Const(static_cast<std::int32_t>(bytes(layout_.inputs, numberBytes)));
      out.op(Op::i32Mul);
      out.get(Local::in);
      out.op(Op::i32Add);
      out.set(Local::from);
      set(out, Local::to, layout_.values + lane * numberBytes);
      set(out, Local::left, layout_.inputs);
      Writer copy;
      copy.get(Local::to);
      copy.get(Local::from);
      copy.i32Load(0);
      copy.memory(Op::i32Store, 0);
      code::advance(copy, Local::from, numberBytes);
      code::advance(copy, Local::to, laneBytes);
      code::repeat(out, copy, Local::left);
    }
  }

  void computeRuns(Writer& out) {
    if (model_.runs.empty()) return;
    const std::uint32_t sum = vector();
    set(out, Local::run, layout_.runs);
    set(out, Local::weight, layout_.weights);
    set(out, Local::to, addressOf(model_.inputs + 1));

    Writer neuron;
    neuron.v128Const(0);
    neuron.set(sum);
    addTails(neuron, sum);
    applyFunction(neuron, sum);
    neuron.get(Local::to);
    neuron.get(sum);
    neuron.memory(VectorOp::v128Store, 0);
    code::advance(neuron, Local::to, laneBytes);

    out.block(Op::loop);
    load(out, Local::heads, Local::run, 0);
    code::repeat(out, neuron, Local::heads);
    code::advance(out, Local::run, runBytes);
    out.get(Local::run);
    out.i32Const(static_cast<std::int32_t>(layout_.runsEnd));
    out.op(Op::i32LtU);
    out.br(Op::brIf, 0);
    out.op(Op::end);
  }

  void addTails(Writer& out, std::uint32_t sum) {
    load(out, Local::tail, Local::run, 2 * numberBytes);
    load(out, Local::left, Local::run, 3 * numberBytes);
    Writer edge;
    edge.get(sum);
    edge.get(Local::weight);
    edge.memory(VectorOp::v128Load32Splat, 0);
    edge.get(Local::tail);
    edge.i32Load(0);
    edge.memory(VectorOp::v128Load, 0);
    edge.op(VectorOp::f32x4Mul);
    edge.op(VectorOp::f32x4Add);
    edge.set(sum);
    code::advance(edge, Local::weight, numberBytes);
    code::advance(edge, Local::tail, numberBytes);
    Writer edges;
    code::repeat(edges, edge, Local::left);
    out.get(Local::left);
    onlyIf(out, edges);
  }

  void applyFunction(Writer& out, std::uint32_t sum) {
    for (std::size_t k = 0; k < activationNames.size(); ++k) {
      const auto function = static_cast<Activation>(k);
      const bool isNothing = function == Activation::identity || function == Activation::softmax;
      const bool isUsed = std::any_of(model_.runs.begin(), model_.runs.end(),
                                      [&](const Run& run) { return run.function == function; });
      if (isNothing || !isUsed) continue;
      Writer apply;
      compute(apply, sum, [&](auto read) { return formulas::value<F32x4>(function, read(sum)); });
      out.get(Local::run);
      out.i32Load(numberBytes);
      out.i32Const(static_cast<std::int32_t>(k));
      out.op(Op::i32Eq);
      onlyIf(out, apply);
    }
  }

  // Once for each output: `value` holds it, and where it lies is on top of the stack at the end if
  // it is kept.
  template <class Each>
  void forOutputs(Writer& out, std::uint32_t value, bool isKept, Each each) {
    set(out, Local::tail, layout_.outputPlaces);
    set(out, Local::left, layout_.outputs);
    Writer one;
    load(one, Local::from, Local::tail, 0);
    one.get(Local::from);
    one.memory(VectorOp::v128Load, 0);
    one.set(value);
    each(one);
    if (isKept) {
      one.get(Local::from);
      one.get(value);
      one.memory(VectorOp::v128Store, 0);
    }
    code::advance(one, Local::tail, numberBytes);
    code::repeat(out, one, Local::left);
  }

  // As kernel::softmax().
  void softmax(Writer& out) {
    const std::uint32_t value = vector();
    const std::uint32_t highest = vector();
    const std::uint32_t total = vector();
    const auto limited = [](F32x4 x) { return kernel::bounded<F32x4>(x); };
    compute(out, highest, [](auto) { return F32x4::broadcast(-1e37F); });
    forOutputs(out, value, false, [&](Writer& one) {
      compute(one, highest, [&](auto read) { return larger(read(highest), limited(read(value))); });
    });
    out.v128Const(0);
    out.set(total);
    forOutputs(out, value, true, [&](Writer& one) {
      compute(one, value,
              [&](auto read) { return math::exp(limited(read(value)) - read(highest)); });
      compute(one, total, [&](auto read) { return read(total) + read(value); });
    });
    forOutputs(out, value, true, [&](Writer& one) {
      compute(one, value, [&](auto read) { return read(value) / read(total); });
    });
  }

  void giveOut(Writer& out) {
    for (std::uint32_t lane = 0; lane < laneCount; ++lane) {
      Writer row;
      row.get(Local::out);
      row.i32Const(static_cast<std::int32_t>(lane * bytes(layout_.outputs, numberBytes)));
      row.op(Op::i32Add);
      row.set(Local::to);
      set(row, Local::tail, layout_.outputPlaces);
      set(row, Local::left, layout_.outputs);
      Writer copy;
      copy.get(Local::to);
      copy.get(Local::tail);
      copy.i32Load(0);
      copy.i32Load(lane * numberBytes);
      copy.memory(Op::i32Store, 0);
      code::advance(copy, Local::to, numberBytes);
      code::advance(copy, Local::tail, numberBytes);
      code::repeat(row, copy, Local::left);
      out.i32Const(static_cast<std::int32_t>(lane));
      out.get(Local::rows);
      out.op(Op::i32LtU);
      onlyIf(out, row);
    }
  }

  // Goes round again while there are rows.
  void nextGroup(Writer& out) {
    constexpr std::int32_t rows = laneCount;
    const auto perGroup = [](std::uint32_t count) {
      return static_cast<std::int32_t>(bytes(count, laneBytes));
    };
    Writer leave;
    leave.op(Op::return_);
    out.get(Local::rows);
    out.i32Const(rows + 1);
    out.op(Op::i32LtU);
    onlyIf(out, leave);
    code::advance(out, Local::in, perGroup(layout_.inputs));
    code::advance(out, Local::out, perGroup(layout_.outputs));
    code::advance(out, Local::rows, -rows);
    out.br(Op::br, 0);
  }

  const Model& model_;
  const WasmLayout& layout_;
  Writer constants_{};
  std::uint32_t nextVector_ = Local::end;
};

}  // namespace

Function wasmForward(const Model& model, const WasmLayout& layout) {
  return Forward(model, layout).function();
}

Function wasmCheck(const WasmLayout& layout, std::uint32_t forward) {
  enum : std::uint32_t { found, expected, left, largest };
  Function function{
      .name = "check", .result = code::Type::f32, .i32Locals = largest, .f32Locals = 1};
  Writer& body = function.body;
  const auto number = [](std::uint32_t value) { return static_cast<std::int32_t>(value); };
  body.i32Const(number(layout.sampleInputs));
  body.i32Const(number(layout.found));
  body.i32Const(number(layout.samples));
  body.op(Op::call);
  body.u32(forward);
  set(body, found, layout.found);
  set(body, expected, layout.sampleOutputs);
  set(body, left, layout.samples * layout.outputs);

  Writer one;
  one.get(largest);
  one.get(found);
  one.memory(Op::f32Load, 0);
  one.get(expected);
  one.memory(Op::f32Load, 0);
  one.op(Op::f32Sub);
  one.op(Op::f32Abs);
  one.op(Op::f32Const);
  one.word(code::one);
  one.get(expected);
  one.memory(Op::f32Load, 0);
  one.op(Op::f32Abs);
  one.op(Op::f32Max);
  one.op(Op::f32Div);
  one.op(Op::f32Max);  // not a number where one of them is none
  one.set(largest);
  code::advance(one, found, numberBytes);
  code::advance(one, expected, numberBytes);
  Writer all;
  code::repeat(all, one, left);
  body.get(left);
  onlyIf(body, all);
  body.get(largest);
  return function;
}

}  // namespace edgewise::exports
