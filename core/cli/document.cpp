#include "document.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "edgewise/dataset.hpp"
#include "project/exact_writer.hpp"
#include "project/json_reader.hpp"

namespace edgewise::cli {

namespace {

using json::ExactWriter;
using json::Value;

// Below it nobody waits for it.
constexpr std::size_t largeText = 200'000;

// The member of an object, if it is one that has it.
Value* memberOf(Value* value, const char* name) {
  if (value == nullptr || !value->IsObject()) return nullptr;
  const auto member = value->FindMember(name);
  return member == value->MemberEnd() ? nullptr : &member->value;
}

Value* columnsOf(Value& document) {
  Value* columns = memberOf(memberOf(memberOf(&document, "data"), "table"), "columns");
  return columns != nullptr && columns->IsArray() ? columns : nullptr;
}

bool isNumberColumn(Value& column) {
  const Value* type = memberOf(&column, "type");
  return type == nullptr || *type == "number";
}

// Other lists that happened to be called "values" go back to where they were.
void putBack(Value& value, std::vector<Numbers>& apart,
             rapidjson::Document::AllocatorType& allocator) {
  if (const auto place = json::placeApart(value)) {
    const Numbers numbers = std::move(apart[*place]);
    value.SetArray();
    value.Reserve(static_cast<rapidjson::SizeType>(numbers.size()), allocator);
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      value.PushBack(std::isnan(numbers[k]) ? Value() : Value(numbers[k]), allocator);
    }
  } else if (value.IsArray()) {
    for (Value& item : value.GetArray()) putBack(item, apart, allocator);
  } else if (value.IsObject()) {
    for (auto& member : value.GetObject()) putBack(member.value, apart, allocator);
  }
}

// As shortest() has it, at once where it is plain to see: few digits, and no power of ten.
void writeNumber(ExactWriter& writer, double number) {
  constexpr std::ptrdiff_t mostDigits = std::numeric_limits<double>::digits10;
  constexpr double least = 1e-4;
  constexpr double beyond = 1e15;
  if (const double size = std::abs(number); size >= least && size < beyond) {
    std::array<char, 40> text{};
    const auto [end, fault] =
        std::to_chars(text.begin(), text.end(), number, std::chars_format::fixed);
    const char* first = std::find_if(text.data(), end, [](char c) { return c >= '1' && c <= '9'; });
    const auto digits = end - first - std::count(first, static_cast<const char*>(end), '.');
    if (fault == std::errc() && digits <= mostDigits) {
      writer.RawValue(text.data(), static_cast<std::size_t>(end - text.data()),
                      rapidjson::kNumberType);
      return;
    }
  }
  writer.Double(number);
}

void writeNumbers(ExactWriter& writer, const Numbers& numbers) {
  writer.StartArray();
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    if (std::isnan(numbers[k])) {
      writer.Null();
    } else {
      writeNumber(writer, numbers[k]);
    }
  }
  writer.EndArray();
}

// A document in whose table some columns have a place instead of their values: `numbersOf` has
// these.
class WholeWriter {
 public:
  WholeWriter(json::TextStream& stream, const Table& table) : writer_(stream), table_(table) {}

  void write(const Value& value, const Value* columns) {
    if (&value == columns) {
      writeColumns(value);
    } else if (value.IsObject()) {
      writer_.StartObject();
      for (const auto& member : value.GetObject()) {
        writer_.Key(member.name.GetString(), member.name.GetStringLength());
        write(member.value, columns);
      }
      writer_.EndObject();
    } else {
      value.Accept(writer_);
    }
  }

 private:
  void writeColumns(const Value& columns) {
    writer_.StartArray();
    for (rapidjson::SizeType c = 0; c < columns.Size(); ++c) {
      writer_.StartObject();
      for (const auto& member : columns[c].GetObject()) {
        writer_.Key(member.name.GetString(), member.name.GetStringLength());
        if (member.name == "values" && member.value.IsNumber()) {
          writeNumbers(writer_, table_.columns[c].numbers);
        } else {
          member.value.Accept(writer_);
        }
      }
      writer_.EndObject();
    }
    writer_.EndArray();
  }

  ExactWriter writer_;
  const Table& table_;
};

bool hasPlaces(Value& columns) {
  for (Value& column : columns.GetArray()) {
    const Value* values = memberOf(&column, "values");
    if (values != nullptr && values->IsNumber()) return true;
  }
  return false;
}

}  // namespace

Document takenApart(std::string text) {
  if (text.size() < largeText) return {std::move(text), {}};
  rapidjson::Document document;
  std::vector<Numbers> taken;
  if (json::parse(text, document, &taken)) return {std::move(text), {}};
  Document parts;
  if (Value* columns = columnsOf(document)) {
    for (Value& column : columns->GetArray()) {
      Value* values = memberOf(&column, "values");
      const auto place = values == nullptr ? std::nullopt : json::placeApart(*values);
      if (!place || !isNumberColumn(column)) continue;
      values->SetUint64(parts.apart.size());
      parts.apart.push_back(std::move(taken[*place]));
    }
  }
  if (parts.apart.empty()) return {std::move(text), {}};
  putBack(document, taken, document.GetAllocator());
  parts.text = json::written(document);
  return parts;
}

std::string wholeText(const Session& session) {
  std::string text = session.save();
  if (!session.data()) return text;
  rapidjson::Document document;
  if (json::parse(text, document)) return text;
  Value* columns = columnsOf(document);
  if (columns == nullptr || !hasPlaces(*columns)) return text;
  std::string whole;
  json::TextStream stream{whole};
  WholeWriter(stream, session.data()->table).write(document, columns);
  return whole;
}

std::string identityOf(const Document& document) {
  std::string identity = document.text;
  for (const Numbers& numbers : document.apart) {
    identity += '\n';
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      const auto bits = std::bit_cast<std::uint64_t>(numbers[k]);
      for (int shift = 0; shift < 64; shift += 8) identity += static_cast<char>(bits >> shift);
    }
  }
  return identity;
}

}  // namespace edgewise::cli
