// The objects and arrays around a place in JSON text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/result.hpp"

namespace edgewise::json {

inline std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

// The deepest that a text may be nested: documents are walked by functions that call themselves.
inline constexpr std::size_t maxDepth = 100;

// Where the reader stands in the text, and the keys of the objects around it: of two equal ones
// every reader would take another.
class Nesting {
 public:
  // Whether there is room for another object or array.
  bool open(bool isArray) {
    if (depth_ == maxDepth) {
      fault_ = Error{"limit", path(),
                     "This is nested more than " + std::to_string(maxDepth) +
                         " deep; no project document is."};
      return false;
    }
    if (depth_ == levels_.size()) levels_.emplace_back();
    levels_[depth_].begin(isArray);
    ++depth_;
    return true;
  }
  void close() { --depth_; }

  // Whether the key is the first of its name.
  bool enter(std::string_view key) {
    if (levels_[depth_ - 1].enter(key)) return true;
    fault_ = Error{"duplicate", path(),
                   "The key " + quoted(key) + " appears twice here; keep only one."};
    return false;
  }
  // Another item of an array is about to come.
  void next() {
    if (depth_ > 0 && levels_[depth_ - 1].isArray) ++levels_[depth_ - 1].item;
  }

  const std::optional<Error>& fault() const { return fault_; }

 private:
  struct Level {
    bool isArray = false;
    std::int64_t item = -1;
    std::string key{};
    std::vector<std::string> keys{};  // the first `count` of them
    std::size_t count = 0;
    std::set<std::string> many{};  // where comparing each with all would take long

    void begin(bool array) {
      isArray = array;
      item = -1;
      count = 0;
      many.clear();
    }
    bool enter(std::string_view name) {
      constexpr std::size_t few = 16;
      key = name;
      if (count == few) {
        if (many.empty()) many.insert(keys.begin(), keys.end());
        return many.insert(key).second;
      }
      const auto end = keys.begin() + static_cast<std::ptrdiff_t>(count);
      if (std::find(keys.begin(), end, name) != end) return false;
      if (count == keys.size()) keys.emplace_back();
      keys[count++] = name;
      return true;
    }
  };

  std::string path() const {
    std::string path;
    for (std::size_t k = 0; k < depth_; ++k) {
      const Level& level = levels_[k];
      if (level.isArray) {
        path += "[" + std::to_string(level.item) + "]";
      } else {
        path += (path.empty() ? "" : ".") + level.key;
      }
    }
    return path;
  }

  std::vector<Level> levels_;
  std::size_t depth_ = 0;
  std::optional<Error> fault_;
};

}  // namespace edgewise::json
