// JSON text into a document, with numbers as the C library reads them, and long lists apart.
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "data/decimal.hpp"
#include "project/json_nesting.hpp"
#include "project/json_reader.hpp"

namespace edgewise::json {

namespace {

// Whole numbers of texts are read as signed: none is as large as this.
constexpr std::uint64_t firstPlaceApart = std::uint64_t{1} << 63;

// Builds the document while it is read, with every number converted by the C library: RapidJSON 1.1
// misreads some ("0e77" as 1e263, "18446744073709551615.5" as 0).
// NOLINTBEGIN(readability-identifier-naming): the names that RapidJSON calls.
struct Builder {
  rapidjson::Document& document;
  std::vector<Numbers>* apart = nullptr;
  bool tooLarge = false;
  bool valuesFollow = false;      // the key before was "values"
  std::optional<Numbers> list{};  // of the values so far, while they are all numbers or null
  Nesting nesting{};

  bool Null() {
    nesting.next();
    return list ? add(std::numeric_limits<double>::quiet_NaN()) : document.Null();
  }
  bool Bool(bool truth) {
    nesting.next();
    return giveUpList() && document.Bool(truth);
  }
  bool Int(int number) { return document.Int(number); }
  bool Uint(unsigned number) { return document.Uint(number); }
  bool Int64(std::int64_t number) {
    return list ? add(static_cast<double>(number)) : document.Int64(number);
  }
  bool Uint64(std::uint64_t number) { return document.Uint64(number); }
  bool Double(double number) { return list ? add(number) : document.Double(number); }
  bool RawNumber(const char* digits, rapidjson::SizeType length, bool /*copy*/) {
    nesting.next();
    std::int64_t whole = 0;
    const auto [end, error] = std::from_chars(digits, digits + length, whole);
    const bool isNegativeZero = whole == 0 && *digits == '-';  // which no whole number is
    if (error == std::errc() && end == digits + length && !isNegativeZero) return Int64(whole);
    const auto number = readDecimal({digits, length});
    tooLarge = !number || !std::isfinite(*number);
    return !tooLarge && Double(*number);
  }
  bool String(const char* text, rapidjson::SizeType length, bool copy) {
    nesting.next();
    return giveUpList() && document.String(text, length, copy);
  }
  bool StartObject() {
    nesting.next();
    return nesting.open(false) && giveUpList() && document.StartObject();
  }
  bool Key(const char* text, rapidjson::SizeType length, bool copy) {
    if (!nesting.enter({text, length})) return false;
    valuesFollow = apart != nullptr && std::string_view(text, length) == "values";
    return document.Key(text, length, copy);
  }
  bool EndObject(rapidjson::SizeType count) {
    nesting.close();
    return document.EndObject(count);
  }
  bool StartArray() {
    nesting.next();
    if (!nesting.open(true) || !giveUpList()) return false;
    if (std::exchange(valuesFollow, false)) {
      list.emplace();
      return true;
    }
    return document.StartArray();
  }
  bool EndArray(rapidjson::SizeType count) {
    nesting.close();
    if (!list) return document.EndArray(count);
    apart->push_back(*std::exchange(list, std::nullopt));
    return document.Uint64(firstPlaceApart + (apart->size() - 1));
  }

 private:
  bool add(double number) {
    list->add(number);
    return true;
  }
  // What is to come is no number: the list becomes a part of the document like any other.
  bool giveUpList() {
    if (!list) return true;
    const Numbers numbers = *std::exchange(list, std::nullopt);
    bool done = document.StartArray();
    for (std::size_t k = 0; k < numbers.size() && done; ++k) {
      done = std::isnan(numbers[k]) ? document.Null() : document.Double(numbers[k]);
    }
    return done;
  }
};
// NOLINTEND(readability-identifier-naming)

}  // namespace

std::optional<std::size_t> placeApart(const Value& value) {
  if (!value.IsUint64() || value.IsInt64()) return std::nullopt;
  return static_cast<std::size_t>(value.GetUint64() - firstPlaceApart);
}

std::optional<Error> parse(std::string_view text, rapidjson::Document& document,
                           std::vector<Numbers>* apart) {
  // Iterative, so that deep nesting cannot exhaust the stack.
  constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  rapidjson::Reader reader;
  Builder builder{.document = document, .apart = apart};
  rapidjson::MemoryStream stream(text.data(), text.size());
  auto build = [&](rapidjson::Document&) {
    return !reader.Parse<flags>(stream, builder).IsError();
  };
  document.Populate(build);
  if (!reader.HasParseError()) return std::nullopt;
  if (builder.nesting.fault()) return builder.nesting.fault();
  const auto code =
      builder.tooLarge ? rapidjson::kParseErrorNumberTooBig : reader.GetParseErrorCode();
  const std::size_t offset = std::min(reader.GetErrorOffset(), text.size());
  const auto before = text.substr(0, offset);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto newline = before.rfind('\n');
  const auto column = newline == std::string_view::npos ? offset + 1 : offset - newline;
  return Error{"json", "",
               "This is not valid JSON (line " + std::to_string(line) + ", column " +
                   std::to_string(column) + "): " + rapidjson::GetParseError_En(code)};
}

}  // namespace edgewise::json
