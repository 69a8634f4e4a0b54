// Writes JSON: numbers as the shortest text that reads back as the same bits, null for those that
// are not finite, since JSON has no word for them.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "data/decimal.hpp"
#include "edgewise/dataset.hpp"

namespace edgewise::json {

class JsonWriter {
 public:
  JsonWriter() : writer_(buffer_) {}

  void beginObject() { writer_.StartObject(); }
  void endObject() { writer_.EndObject(); }
  void beginArray() { writer_.StartArray(); }
  void endArray() { writer_.EndArray(); }
  void key(std::string_view name) {
    writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }

  void value(std::string_view text) {
    writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  void value(bool truth) { writer_.Bool(truth); }
  void value(std::integral auto number) { writer_.Int64(number); }
  void value(std::floating_point auto number) {
    if (!std::isfinite(number)) {
      writer_.Null();
      return;
    }
    // A float as the double it is, so that whoever reads it has the value that others are handed.
    const std::string text = shortest(static_cast<double>(number));
    writer_.RawValue(text.data(), text.size(), rapidjson::kNumberType);
  }
  void value(const Cell& cell) {
    std::visit([this](const auto& content) { value(content); }, cell);
  }
  // A value that is JSON text already.
  void json(std::string_view text) {
    writer_.RawValue(text.data(), text.size(), rapidjson::kObjectType);
  }
  void value(std::monostate) { writer_.Null(); }
  template <class T>
  void value(const std::optional<T>& item) {
    if (item) {
      value(*item);
    } else {
      writer_.Null();
    }
  }

  template <class T>
  void member(std::string_view name, const T& item) {
    key(name);
    value(item);
  }
  // An array of anything that value() takes.
  template <class Items>
  void list(std::string_view name, const Items& items) {
    key(name);
    beginArray();
    for (const auto& item : items) value(item);
    endArray();
  }

  std::string text() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace edgewise::json
