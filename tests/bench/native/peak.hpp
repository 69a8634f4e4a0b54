// The most multiplications and additions a second on one core, without fusing.
#pragma once

namespace edgewise::bench {

inline constexpr double peakOperations = 2.0 * 12 * 100'000;  // a lane, in one call

// Vectors of 128 bits, as in WebAssembly and in every build for x86-64.
inline constexpr int narrowLanes = 4;
float narrowPeak();

// Vectors of 256 bits, where the machine has AVX2; else 0.
inline constexpr int wideLanes = 8;
bool hasWide();
float widePeak();

}  // namespace edgewise::bench
