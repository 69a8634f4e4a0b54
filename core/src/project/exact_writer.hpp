// Writes a JSON value with every number as the shortest text that reads back as the same bits.
#pragma once

#include <rapidjson/document.h>
#include <rapidjson/writer.h>

#include <string>

#include "data/decimal.hpp"

namespace edgewise::json {

// NOLINTBEGIN(readability-identifier-naming): the names that RapidJSON calls.

// Writes at the end of a text: a large document is not copied once it is there.
struct TextStream {
  using Ch = char;

  std::string& text;

  void Put(char letter) { text += letter; }
  void Flush() {}
};

struct ExactWriter : rapidjson::Writer<TextStream> {
  using Writer::Writer;
  bool Double(double number) {
    const std::string text = shortest(number);
    return RawValue(text.data(), text.size(), rapidjson::kNumberType);
  }
};
// NOLINTEND(readability-identifier-naming)

inline std::string written(const rapidjson::Value& value) {
  std::string text;
  TextStream stream{text};
  ExactWriter writer(stream);
  value.Accept(writer);
  return text;
}

}  // namespace edgewise::json
