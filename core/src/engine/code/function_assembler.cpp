// The function descendByBatch around what is done for one batch.
#include "engine/code/function_assembler.hpp"

#include <utility>

namespace edgewise::code {

Writer FunctionAssembler::write(const Recorder& recorder, std::optional<NodeId> last) {
  const auto code = recorder.write(nextVector_, last);
  nextVector_ += code.v128Locals;
  constants_.append(code.constants.bytes);
  return code.body;
}

std::uint32_t FunctionAssembler::takeVectors(std::uint32_t count) {
  return std::exchange(nextVector_, nextVector_ + count);
}

Function FunctionAssembler::function(const Plan& plan, Index batch, const Writer& first) const {
  Function function{.name = "descendByBatch",
                    .parameters = BatchLocals::parameters,
                    .result = Type::i32,
                    .i32Locals = firstVector_ - BatchLocals::parameters,
                    .v128Locals = nextVector_ - firstVector_,
                    .body = first};
  function.body.append(constants_.bytes);
  Writer step = body;
  returnIfAny(step, BatchLocals::done);
  keepFrozen(step, plan, {BatchLocals::weights, BatchLocals::next}, numberBytes);
  advance(step, BatchLocals::done, 1);
  advance(step, BatchLocals::rows, static_cast<std::int32_t>(bytes(batch, numberBytes)));
  swap(step, BatchLocals::weights, BatchLocals::next);
  repeat(function.body, step, BatchLocals::batches);
  function.body.get(BatchLocals::done);
  return function;
}

void appendTimes(Writer& out, const Writer& code, Index count, std::uint32_t left) {
  if (count == 1) {
    out.append(code.bytes);
    return;
  }
  out.i32Const(count);
  out.set(left);
  repeat(out, code, left);
}

}  // namespace edgewise::code
