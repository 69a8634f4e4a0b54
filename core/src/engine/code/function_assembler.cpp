#include "engine/code/function_assembler.hpp"

#include <utility>

#include "network/plan.hpp"

namespace edgewise::code {

Writer FunctionAssembler::write(const Recorder& recorder, std::optional<NodeId> last) {
  const auto code = recorder.write(nextVector_, last);
  nextVector_ += code.vectors;
  constants_.append(code.constants.bytes);
  return code.body;
}

std::uint32_t FunctionAssembler::takeVectors(std::uint32_t count) {
  return std::exchange(nextVector_, nextVector_ + count);
}

Function FunctionAssembler::function(const Plan& plan, Index batch, const Writer& first) const {
  Function function = batchFunction(LoopLocals::firstVector - BatchLocals::end);
  function.vectors = nextVector_ - LoopLocals::firstVector;
  function.body = first;
  function.body.append(constants_.bytes);
  loopOverBatches(function, plan, body, batch);
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
