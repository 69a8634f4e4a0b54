// Reads JSON objects key by key, with the path of every place, and stops at the first fault.
#pragma once

#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/numbers.hpp"
#include "edgewise/result.hpp"
#include "network/function_ref.hpp"

namespace edgewise::json {

using Value = rapidjson::Value;

inline std::string_view textOf(const Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

// Parses a whole text. Errors: "json", with line and column in its message; "duplicate" for a key
// that stands twice in an object; "limit" for a text that is nested too deep. With `apart`, a list
// "values" of nothing but numbers and null becomes its last entry, for in a document every value
// takes 16 bytes; its place stands instead of it, as placeApart() tells.
std::optional<Error> parse(std::string_view text, rapidjson::Document& document,
                           std::vector<Numbers>* apart = nullptr);

// The place of a list that parse() took apart; nothing for all that a text can contain.
std::optional<std::size_t> placeApart(const Value& value);

// "a string", "an array", …
std::string kindOf(const Value& value);

// The candidate closest to `word` if it is close enough to be a slip, else nothing.
std::optional<std::string_view> closest(std::string_view word,
                                        std::span<const std::string_view> candidates);

// Inclusive bounds of a number.
struct Bounds {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

// The first fault found, if any; readers do nothing once there is one.
class Faults {
 public:
  void add(Error error);
  void add(std::string_view code, std::string_view path, std::string_view message);
  bool any() const { return error_.has_value(); }
  const std::optional<Error>& first() const { return error_; }

 private:
  std::optional<Error> error_;
};

// The members of one JSON object. Ask for each known key, then call done(): what was not asked for
// is unknown. Every read returns whether the key is there and right; a target stays as it was if
// not.
class ObjectReader {
 public:
  ObjectReader(const Value& value, std::string path, Faults& faults);

  std::string pathOf(std::string_view key) const;
  bool has(std::string_view key) const;

  bool text(std::string_view key, std::string& target);
  bool number(std::string_view key, double& target, Bounds bounds = {});
  bool integer(std::string_view key, std::int64_t& target, std::int64_t low, std::int64_t high);
  bool texts(std::string_view key, std::vector<std::string>& target);
  bool flag(std::string_view key, bool& target);

  // One of a list of names: sets an enum whose values number the names from 0.
  template <class Enum>
  bool name(std::string_view key, Enum& target, std::span<const std::string_view> names) {
    const Value* member = find(key);
    if (member == nullptr) return false;
    const auto place = nameIndex(*member, pathOf(key), names);
    if (place) target = static_cast<Enum>(*place);
    return place.has_value();
  }
  std::optional<std::size_t> nameIndex(const Value& value, const std::string& path,
                                       std::span<const std::string_view> names);

  // A member that is an object: `read` is called with its reader, then done().
  bool object(std::string_view key, FunctionRef<void(ObjectReader&)> read);
  // A member that is an array: `read` is called with each item and its path.
  bool array(std::string_view key, FunctionRef<void(const Value&, const std::string&)> read);
  // Any member, unread; null if absent.
  const Value* find(std::string_view key);

  // Reports that a needed key is absent.
  void require(std::string_view key, std::string_view what);
  void fault(std::string_view code, std::string_view key, std::string_view message);
  void done();

 private:
  const Value* value_;
  std::string path_;
  Faults* faults_;
  std::vector<std::string_view> known_;
};

}  // namespace edgewise::json
