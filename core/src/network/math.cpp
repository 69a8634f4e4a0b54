// Elementary functions of one number.
#include "network/math.hpp"

#include <cmath>

namespace edgewise::math {

namespace {

// Taylor series of sine and cosine; for |r| <= pi / 4 the first term left out is below 1e-17.
double sineSeries(double r) {
  double sum = 1.0;
  for (int k = 16; k >= 2; k -= 2) sum = 1.0 - r * r / (k * (k + 1)) * sum;
  return r * sum;
}

double cosineSeries(double r) {
  double sum = 1.0;
  for (int k = 17; k >= 1; k -= 2) sum = 1.0 - r * r / (k * (k + 1)) * sum;
  return sum;
}

}  // namespace

float exp(float x) { return exp(broadcast<FloatLanes>(x))[0]; }
double exp(double x) { return exp(broadcast<DoubleLanes>(x))[0]; }
float log(float x) { return log(broadcast<FloatLanes>(x))[0]; }
double log(double x) { return log(broadcast<DoubleLanes>(x))[0]; }
float tanh(float x) { return tanh(broadcast<FloatLanes>(x))[0]; }
double tanh(double x) { return tanh(broadcast<DoubleLanes>(x))[0]; }
float logistic(float x) { return logistic(broadcast<FloatLanes>(x))[0]; }
double logistic(double x) { return logistic(broadcast<DoubleLanes>(x))[0]; }

double sin(double x) {
  // x = n pi / 2 + r, pi / 2 in two parts.
  const double n = std::nearbyint(x / (pi / 2));
  const double r = (x - n * 1.57079632673412561417) - n * 6.07710050650619224932e-11;
  switch (static_cast<long long>(n) & 3) {
    case 0:
      return sineSeries(r);
    case 1:
      return cosineSeries(r);
    case 2:
      return -sineSeries(r);
    default:
      return -cosineSeries(r);
  }
}

double cos(double x) { return sin(x + pi / 2); }

}  // namespace edgewise::math
