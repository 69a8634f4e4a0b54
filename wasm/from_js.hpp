// What JavaScript asks, as values of the core.
#pragma once

#include <emscripten/val.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "edgewise/explain.hpp"

namespace edgewise::js {

using emscripten::val;

bool isNullish(const val& value);

// A number member of a request, or what stands in for an absent one.
double numberOr(const val& object, const char* key, double absent);

// A whole number; what is beyond those that a double counts stays beyond them.
std::int64_t countOr(const val& object, const char* key);

std::string textOr(const val& object, const char* key, const std::string& absent);

std::optional<std::string> maybeText(const val& object, const char* key);

std::vector<float> toFloats(const val& array);

std::vector<Numbers> columnsFrom(const val& arrays);

RawInput toRawInput(const Encoding& encoding, const val& row);

// {centre, directions}, or "principal" for that of the session's principal axes; nothing where
// there is neither.
Result<std::optional<Plane>> toPlane(const Session& session, const val& plane);

MapRequest toMapRequest(const val& request);

}  // namespace edgewise::js
