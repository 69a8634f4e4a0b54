// Any `data` part: the encoders that are fitted to it encode every row of it, to finite numbers.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "edgewise/dataset.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace edgewise;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto data = readDataset(text);
  if (!data) {
    if (data.error().message.empty()) std::abort();
    return 0;
  }
  for (const Real value : data->inputs) {
    if (!std::isfinite(value)) std::abort();
  }
  for (const Real value : data->targets) {
    if (!std::isfinite(value)) std::abort();
  }
  if (data->trainCount < 1 || data->testCount() < 0) std::abort();
  return 0;
}
