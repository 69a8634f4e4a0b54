// Any text as a project document: it opens or is refused with a sentence; what opens can be saved,
// opened again with the same bits, and trained a little.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "edgewise/session.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace edgewise;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  auto session = Session::open(std::string(text));
  if (!session) {
    if (session.error().code.empty() || session.error().message.empty()) std::abort();
    return 0;
  }
  constexpr std::size_t small = 2000;  // keeps each run short
  if ((*session)->graph().edges.size() > small) return 0;
  const auto again = Session::open((*session)->save());
  if (!again || (*again)->fingerprint() != (*session)->fingerprint()) std::abort();
  (void)(*session)->train({.samples = 3});
  (void)(*session)->metrics();
  return 0;
}
