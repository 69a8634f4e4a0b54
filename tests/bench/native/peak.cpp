#include "peak.hpp"

namespace edgewise::bench {

namespace {

constexpr int rounds = 100'000;

using Narrow = float __attribute__((vector_size(4 * narrowLanes)));
using Wide = float __attribute__((vector_size(4 * wideLanes)));

}  // namespace

// A value in a vector register, unknown to the compiler.
#if defined(__aarch64__)
#define EDGEWISE_OPAQUE(value) asm volatile("" : "+w"(value))
#else
#define EDGEWISE_OPAQUE(value) asm volatile("" : "+v"(value))
#endif

// Twelve chains x <- x * a + b in registers, each a variable of its own: an array would live in
// memory.
#define EDGEWISE_CHAINS(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11)
#define EDGEWISE_START(k) Vector x##k = Vector{} + float{k};
#define EDGEWISE_STEP(k) x##k = x##k * a + b;
#define EDGEWISE_KEEP(k) EDGEWISE_OPAQUE(x##k);
#define EDGEWISE_SUM(k) sum += x##k;
#define EDGEWISE_PEAK(type)                      \
  using Vector = type;                           \
  Vector a = Vector{} + 0.5F;                    \
  Vector b = Vector{} + 0.25F;                   \
  EDGEWISE_OPAQUE(a);                            \
  EDGEWISE_OPAQUE(b);                            \
  EDGEWISE_CHAINS(EDGEWISE_START)                \
  for (int round = 0; round < rounds; ++round) { \
    EDGEWISE_CHAINS(EDGEWISE_STEP)               \
  }                                              \
  EDGEWISE_CHAINS(EDGEWISE_KEEP)                 \
  Vector sum{};                                  \
  EDGEWISE_CHAINS(EDGEWISE_SUM)                  \
  return sum[0]

float narrowPeak() { EDGEWISE_PEAK(Narrow); }

float widePeak() { EDGEWISE_PEAK(Wide); }

}  // namespace edgewise::bench
