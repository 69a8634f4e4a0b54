// Numbers as decimal text: read exactly, written as briefly as they read back. The same code in
// every build, and no library's formatted printing, which would be a large part of the module.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace edgewise {

// The double nearest to "-12.5e3": a sign, digits with at most one point among them, an exponent;
// infinite where it is beyond all doubles. Nothing for any other text.
std::optional<double> readDecimal(std::string_view text);

// The shortest decimal text that reads back as the same number.
std::string shortest(double number);
std::string shortest(float number);

// Rounded to so many significant digits, 1 to 17, for people: 0.333, 1230, 1.2e-05.
std::string inDigits(double number, int digits);

}  // namespace edgewise
