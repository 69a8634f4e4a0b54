// Any bytes as an ONNX model: a project that opens, or an error that says something.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "edgewise/imports.hpp"
#include "edgewise/session.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace edgewise;
  const auto made = importOnnx({reinterpret_cast<const char*>(bytes), size});
  const bool holds = made ? static_cast<bool>(Session::open(made->document))
                          : !made.error().code.empty() && !made.error().message.empty();
  if (!holds) std::abort();
  return 0;
}
