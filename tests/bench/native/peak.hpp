// The most multiplications and additions a second on one core, without fusing.
#pragma once

namespace edgewise::bench {

inline constexpr double peakOperations = 2.0 * 12 * 100'000;  // a lane, in one call

// Vectors of 128 bits, as in WebAssembly.
inline constexpr int narrowLanes = 4;
float narrowPeak();

// The widest vectors among the instructions that this is built for.
#if defined(__AVX512F__)
inline constexpr int wideLanes = 16;
#elif defined(__AVX__)
inline constexpr int wideLanes = 8;
#else
inline constexpr int wideLanes = 4;
#endif
float widePeak();

}  // namespace edgewise::bench
