// What a case of own-data.json finds wrong, collected, so that one test tells all of it.
#pragma once

#include <rapidjson/document.h>

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace edgewise::test {

using Json = rapidjson::Value;

inline std::string_view textOf(const Json& value) {
  return {value.GetString(), value.GetStringLength()};
}

// The member of an object, or null.
inline const Json* memberOf(const Json& object, const char* key) {
  const auto member = object.FindMember(key);
  return member == object.MemberEnd() || member->value.IsNull() ? nullptr : &member->value;
}

class Faults {
 public:
  // What is concerned, in front of every fault found from now on.
  std::string where;

  template <class... Parts>
  void add(const Parts&... parts) {
    std::ostringstream line;
    line << where;
    (line << ... << parts);
    lines_.push_back(line.str());
  }
  template <class Is, class Wanted>
  void equal(std::string_view what, const Is& is, const Wanted& wanted) {
    if (!(is == wanted)) add(what, " is ", is, " instead of ", wanted);
  }

  bool any() const { return !lines_.empty(); }
  std::string text() const {
    std::string text;
    for (const std::string& line : lines_) text += "\n    " + line;
    return text;
  }

 private:
  std::vector<std::string> lines_;
};

// Whether a text has every one of these words, in capitals or not; of a list within the list, one.
bool says(std::string_view text, const Json& words);

std::string join(const std::vector<std::string>& texts);
std::vector<std::string> textsOf(const Json& list);

// A ReportEntry, or an entry that JSON gives: a kind or one of several, and the other things that
// are told of it.
struct Told {
  std::string_view kind;
  std::string_view where;
  std::string_view taken;
  std::string_view other;
  bool hasOptions = false;
  bool ask = false;
  std::string sentence;
};

bool fits(const Told& entry, const Json& wanted);

std::string written(const Json& value);

}  // namespace edgewise::test
