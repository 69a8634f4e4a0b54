// A tree of lists and objects, as JSON and Python write them, over the text it was read from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edgewise::data {

// Leniently: quotes of both kinds, round brackets, trailing commas, blanks instead of commas, names
// in front of an opening bracket ("array(", "data ="), comments. Values are in the order of the
// text, every list before its items.
class ListTree {
 public:
  enum class Kind : std::uint8_t { word, text, list, object };

  struct Node {
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
    std::uint32_t next = 0;  // the first node behind this one and all inside it
    Kind kind = Kind::word;
  };

  // Where the text is no such tree: the place, and what is wrong there.
  struct Fault {
    std::size_t at = 0;
    std::string what;
    bool tooLarge = false;
  };

  std::optional<Fault> parse(std::string_view text);

  const std::vector<Node>& nodes() const { return nodes_; }
  const Node& operator[](std::size_t k) const { return nodes_[k]; }
  bool isList(std::size_t k) const { return nodes_[k].kind == Kind::list; }
  bool isObject(std::size_t k) const { return nodes_[k].kind == Kind::object; }
  bool isScalar(std::size_t k) const { return !isList(k) && !isObject(k); }
  bool isNull(std::size_t k, std::string_view text) const;

  // The values inside a list; keys and values by turns inside an object.
  std::vector<std::size_t> items(std::size_t k) const;
  std::vector<std::size_t> roots() const;

 private:
  struct Open {
    std::size_t node;
    char close;
    bool comma;  // the last thing was a comma
    bool colon;  // the last thing was a colon
    std::size_t items;
    std::size_t last;  // the node of the last item
  };

  std::vector<std::size_t> between(std::size_t begin, std::size_t end) const;
  std::optional<Fault> openList(std::size_t at, char letter);
  std::optional<Fault> closeList(std::size_t at, char letter);
  std::optional<Fault> comma(std::size_t at);
  std::optional<Fault> colon(std::size_t at);
  std::optional<Fault> quoted(std::string_view text, std::size_t& at);
  std::optional<Fault> word(std::string_view text, std::size_t& at);
  void add(std::size_t begin, std::size_t length, Kind kind);
  void count();

  std::vector<Node> nodes_{};
  std::vector<Open> open_{};
};

// Writes the text of a quoted value without its escapes, in place; returns its new length.
std::size_t unescape(std::string& text, std::size_t begin, std::size_t length);

// [1 2; 3 4], as MATLAB writes a table, in the brackets of others: [[1 2],[3 4]].
void bracketRows(std::string& text);

}  // namespace edgewise::data
