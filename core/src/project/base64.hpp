// Base64 (RFC 4648) of little-endian float32 values.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace edgewise {

std::string encodeFloats(std::span<const float> values);

// Nothing if the text is not base64 or its length is no multiple of four bytes.
std::optional<std::vector<float>> decodeFloats(std::string_view text);

}  // namespace edgewise
