// Elementary functions that give the same bits in every build.
//
// The C libraries differ in the last bits of exp or tanh, so the core has its own. Each works on
// four lanes at once, without branches; the scalar forms compute one lane of the same. Errors
// against the exact value, measured by tests/core/math_test.cpp: at most 3 units in the last place
// for exp and log, 4 for logistic, 4 for tanh of doubles and 6 of floats.
//
// Method: reduction to a small interval, then a polynomial. The float polynomials are those of
// S. L. Moshier's Cephes library (netlib.org/cephes: expf), but for tanh's, which is our own; the
// others are truncated Taylor series and a continued fraction, long enough for the type.
#pragma once

#include <limits>
#include <type_traits>

#include "network/lanes.hpp"

namespace edgewise::math {

namespace detail {

template <class V>
inline constexpr bool isFloat = std::is_same_v<typename LaneTraits<V>::Scalar, float>;

// Adding and subtracting this rounds to the nearest integer, which then stands in the low bits.
template <class V>
inline V roundingConstant() {
  if constexpr (isFloat<V>) {
    return broadcast<V>(12582912.0F);  // 1.5 * 2^23
  } else {
    return broadcast<V>(6755399441055744.0);  // 1.5 * 2^52
  }
}

template <class V>
inline V absolute(V x) {
  return select(x < broadcast<V>(0), -x, x);
}

}  // namespace detail

// e^x. Above the largest finite result: infinity; below the smallest normal one: 0.
template <class V>
inline V exp(V x) {
  using T = typename LaneTraits<V>::Scalar;
  constexpr bool single = detail::isFloat<V>;
  const V highest = broadcast<V>(single ? T(88.72283) : T(709.782712893384));
  const V lowest = broadcast<V>(single ? T(-87.336544) : T(-708.3964185322641));
  const V clamped = larger(smaller(x, highest), lowest);

  // x = n ln 2 + r with |r| <= ln 2 / 2; ln 2 in two parts so that r is exact.
  const V shifted = clamped * broadcast<V>(T(1.4426950408889634)) + detail::roundingConstant<V>();
  const V n = shifted - detail::roundingConstant<V>();
  const V r = clamped - n * broadcast<V>(single ? T(0.693359375) : T(6.93145751953125E-1)) -
              n * broadcast<V>(single ? T(-2.12194440e-4) : T(1.42860682030941723212E-6));

  V p;
  if constexpr (single) {
    p = broadcast<V>(1.9875691500E-4F);
    p = p * r + broadcast<V>(1.3981999507E-3F);
    p = p * r + broadcast<V>(8.3334519073E-3F);
    p = p * r + broadcast<V>(4.1665795894E-2F);
    p = p * r + broadcast<V>(1.6666665459E-1F);
    p = p * r + broadcast<V>(5.0000001201E-1F);
    p = p * (r * r) + r + broadcast<V>(1.0F);
  } else {
    p = broadcast<V>(1.0);
    for (int k = 14; k >= 1; --k) p = p * r / broadcast<V>(k) + broadcast<V>(1.0);
  }

  // Multiplying by 2^n adds n to the exponent bits.
  const auto exponent = bitsOf(shifted) - bitsOf(detail::roundingConstant<V>());
  const V scaled = fromBits<V>(bitsOf(p) + (exponent << LaneTraits<V>::mantissaBits));
  const V finite = whereSet(x >= lowest, scaled);
  // Above the highest, infinity; NaN stays.
  return select(x <= highest, finite, x + broadcast<V>(std::numeric_limits<T>::infinity()));
}

// The natural logarithm. Of 0 (and of denormal numbers): -infinity; of a negative number: NaN.
template <class V>
inline V log(V x) {
  using T = typename LaneTraits<V>::Scalar;
  constexpr bool single = detail::isFloat<V>;
  constexpr int mantissaBits = LaneTraits<V>::mantissaBits;

  // x = 2^e m with sqrt(1/2) <= m < sqrt(2).
  const auto offset = bitsOf(broadcast<V>(T(0.70710678118654752440)));
  const auto e = (bitsOf(x) - offset) >> mantissaBits;
  const V m = fromBits<V>(bitsOf(x) - (e << mantissaBits));
  const V n = rounded<V>(e);

  // log m = 2 artanh f, f = (m - 1) / (m + 1), |f| < 0.172
  const V f = (m - broadcast<V>(1)) / (m + broadcast<V>(1));
  const V s = f * f;
  V series = broadcast<V>(0);
  for (int k = single ? 9 : 23; k >= 3; k -= 2) {
    series = (series + broadcast<V>(T(1) / T(k))) * s;
  }
  const V high = n * broadcast<V>(single ? T(0.693359375) : T(6.93145751953125E-1));
  const V low = n * broadcast<V>(single ? T(-2.12194440e-4) : T(1.42860682030941723212E-6));
  const V twice = f + f;
  const V result = high + (twice + (twice * series + low));

  const V smallest = broadcast<V>(std::numeric_limits<T>::min());
  const V infinity = broadcast<V>(std::numeric_limits<T>::infinity());
  const V nan = broadcast<V>(std::numeric_limits<T>::quiet_NaN());
  const V special = select(x >= broadcast<V>(0), -infinity, nan);
  const V bounded = select(x < infinity, result, x);
  return select(x >= smallest, bounded, special);
}

namespace detail {

// x P(x^2) / Q(x^2) on [-9.02, 9.02], beyond which tanh rounds to 1: P and Q of degree 4, fitted
// for the least largest relative error, 2.1e-8.
template <class V>
inline V tanhOfFloats(V x) {
  const V limit = broadcast<V>(9.02F);
  const V z = larger(smaller(x, limit), -limit);
  const V s = z * z;
  V p = broadcast<V>(1.3319106706433104e-08F);
  p = p * s + broadcast<V>(2.058350946754217e-05F);
  p = p * s + broadcast<V>(0.0034940363839268684F);
  p = p * s + broadcast<V>(0.13379719853401184F);
  p = p * s + broadcast<V>(1.0F);
  V q = broadcast<V>(7.762034783809213e-07F);
  q = q * s + broadcast<V>(0.0003283095720689744F);
  q = q * s + broadcast<V>(0.02587108127772808F);
  q = q * s + broadcast<V>(0.4671303629875183F);
  q = q * s + broadcast<V>(1.0F);
  const V one = broadcast<V>(1.0F);
  return larger(smaller(z * p / q, one), -one);
}

template <class V>
inline V tanhOfDoubles(V x) {
  const V z = absolute(x);
  const V s = x * x;
  // Lambert's continued fraction: x / (1 + x^2 / (3 + x^2 / (5 + …)))
  V fraction = broadcast<V>(19);
  for (int k = 17; k >= 1; k -= 2) fraction = broadcast<V>(k) + s / fraction;
  const V large = broadcast<V>(1) - broadcast<V>(2) / (exp(z + z) + broadcast<V>(1));
  const V signedLarge = select(x < broadcast<V>(0), -large, large);
  return select(z < broadcast<V>(0.625), x / fraction, signedLarge);
}

}  // namespace detail

// (e^x - e^-x) / (e^x + e^-x)
template <class V>
inline V tanh(V x) {
  if constexpr (detail::isFloat<V>) {
    return detail::tanhOfFloats(x);
  } else {
    return detail::tanhOfDoubles(x);
  }
}

// 1 / (1 + e^-x)
template <class V>
inline V logistic(V x) {
  return broadcast<V>(1) / (broadcast<V>(1) + exp(-x));
}

// log(1 + e^x), without overflow
template <class V>
inline V softplus(V x) {
  const V positive = select(x > broadcast<V>(0), x, broadcast<V>(0));
  return positive + log(broadcast<V>(1) + exp(-detail::absolute(x)));
}

// Sine and cosine of an angle in radians, absolute error below 2e-7 (double: 1e-14). For |x| beyond
// 8,192 (double: 10^5), where a period is no longer resolved, both are 0.
template <class V>
inline V sinShifted(V x, int quarterTurns) {
  using T = typename LaneTraits<V>::Scalar;
  constexpr bool single = detail::isFloat<V>;
  const V limit = broadcast<V>(single ? T(8192) : T(1e5));
  const V bounded = select(detail::absolute(x) < limit, x, broadcast<V>(0));

  // x = n pi / 2 + r, pi / 2 in three parts so that r is nearly exact.
  const V shifted =
      bounded * broadcast<V>(T(0.63661977236758134308)) + detail::roundingConstant<V>();
  const V n = shifted - detail::roundingConstant<V>();
  V r = bounded - n * broadcast<V>(single ? T(1.5703125) : T(1.57079632673412561417));
  r = r - n * broadcast<V>(single ? T(4.837512969970703125e-4) : T(6.07710050630396597660e-11));
  r = r - n * broadcast<V>(single ? T(7.54978995489188216e-8) : T(2.02226624879595063154e-21));

  // Taylor series; the first term left out is below the precision of the type.
  const V s = r * r;
  V sine = broadcast<V>(1);
  V cosine = broadcast<V>(1);
  for (int k = single ? 8 : 16; k >= 2; k -= 2) {
    sine = broadcast<V>(1) - s / broadcast<V>(T(k * (k + 1))) * sine;
    cosine = broadcast<V>(1) - s / broadcast<V>(T(k * (k - 1))) * cosine;
  }
  sine = sine * r;

  const auto quadrant = bitsOf(shifted) - bitsOf(detail::roundingConstant<V>()) + quarterTurns;
  const V turned = select((quadrant & 1) == 0, sine, cosine);
  const V result = select((quadrant & 2) == 0, turned, -turned);
  return select(detail::absolute(x) < limit, result, broadcast<V>(0));
}

template <class V>
inline V sin(V x) {
  return sinShifted(x, 0);
}

template <class V>
inline V cos(V x) {
  return sinShifted(x, 1);
}

// One lane of the above.
float exp(float x);
double exp(double x);
float log(float x);
double log(double x);
float tanh(float x);
double tanh(double x);
float logistic(float x);
double logistic(double x);

inline constexpr double pi = 3.14159265358979323846;

// As precise as the generators of data need them, and in the bits that their data sets have had
// from the beginning.
double sin(double x);
double cos(double x);

}  // namespace edgewise::math
