// Writes a JSON value with every number as the shortest text that reads back as the same bits.
#pragma once

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string>

#include "edgewise/table.hpp"

namespace edgewise::json {

// NOLINTBEGIN(readability-identifier-naming): the names that RapidJSON calls.
struct ExactWriter : rapidjson::Writer<rapidjson::StringBuffer> {
  using Writer::Writer;
  bool Double(double number) {
    const std::string text = shortest(number);
    return RawValue(text.data(), text.size(), rapidjson::kNumberType);
  }
};
// NOLINTEND(readability-identifier-naming)

inline std::string written(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  ExactWriter writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

}  // namespace edgewise::json
