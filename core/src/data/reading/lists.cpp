#include "data/reading/lists.hpp"

#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

// 16 bytes each.
constexpr std::size_t maxNodes = 30'000'000;

constexpr std::string_view endsOfWords = ",:[](){}\"' \t\r\n";

std::uint32_t hexAt(std::string_view text, std::size_t at, bool& valid) {
  std::uint32_t number = 0;
  for (std::size_t k = at; k < at + 4; ++k) {
    const char letter = k < text.size() ? lowerLetter(text[k]) : ' ';
    const bool digit = isDigit(letter);
    valid = valid && (digit || (letter >= 'a' && letter <= 'f'));
    number = number * 16 + static_cast<std::uint32_t>(digit ? letter - '0' : letter - 'a' + 10);
  }
  return number;
}

// The character of "\u00e9" or of a pair such as "\ud83d\ude00", and how many bytes it took.
std::uint32_t escapedCharacter(std::string_view text, std::size_t at, std::size_t& length) {
  bool valid = true;
  const std::uint32_t first = hexAt(text, at + 2, valid);
  length = 6;
  if (!valid) {
    length = 0;
    return 0;
  }
  if (first < 0xD800 || first >= 0xE000) return first;
  if (first < 0xDC00 && text.substr(std::min(at + 6, text.size()), 2) == "\\u") {
    const std::uint32_t second = hexAt(text, at + 8, valid);
    if (valid && second >= 0xDC00 && second < 0xE000) {
      length = 12;
      return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    }
  }
  return 0xFFFD;
}

}  // namespace

std::optional<ListTree::Fault> ListTree::parse(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (nodes_.size() > maxNodes) return Fault{at, "it has too many values", true};
    const char letter = text[at];
    std::optional<Fault> fault;
    const bool ends = letter == '\n' || letter == '\r' || (letter == ';' && open_.empty());
    if (ends) {
      ++at;
    } else if (const std::size_t blank = blankAt(text, at)) {
      at += blank;
    } else if (letter == '#' || text.substr(at, 2) == "//") {
      at = std::min(text.find_first_of("\r\n", at), text.size());
    } else if (letter == '[' || letter == '(' || letter == '{') {
      fault = openList(at++, letter);
    } else if (letter == ']' || letter == ')' || letter == '}') {
      fault = closeList(at++, letter);
    } else if (letter == ',') {
      fault = comma(at++);
    } else if (letter == ':') {
      fault = colon(at++);
    } else if (letter == '"' || letter == '\'') {
      fault = quoted(text, at);
    } else {
      fault = word(text, at);
    }
    if (fault) return fault;
  }
  if (open_.empty()) return std::nullopt;
  const std::size_t begin = nodes_[open_.back().node].begin;
  return Fault{begin, std::string("this ") + text[begin] + " is never closed"};
}

void ListTree::add(std::size_t begin, std::size_t length, Kind kind) {
  const auto next = static_cast<std::uint32_t>(nodes_.size() + 1);
  nodes_.push_back(
      {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(length), next, kind});
}

void ListTree::count() {
  if (open_.empty()) return;
  ++open_.back().items;
  open_.back().last = nodes_.size();
  open_.back().comma = false;
  open_.back().colon = false;
}

std::optional<ListTree::Fault> ListTree::openList(std::size_t at, char letter) {
  count();
  const char close = letter == '[' ? ']' : letter == '(' ? ')' : '}';
  open_.push_back({nodes_.size(), close, false, false, 0, 0});
  add(at, 0, Kind::list);
  return std::nullopt;
}

std::optional<ListTree::Fault> ListTree::closeList(std::size_t at, char letter) {
  if (open_.empty() || open_.back().close != letter) {
    return Fault{at, std::string("this ") + letter + " closes nothing"};
  }
  Node& node = nodes_[open_.back().node];
  if (node.kind == Kind::object && (open_.back().items % 2 != 0 || open_.back().colon)) {
    return Fault{at, "a key or its value is missing before this"};
  }
  // An object without members looks like a list.
  if (letter == '}' && open_.back().items == 0) node.kind = Kind::object;
  node.length = static_cast<std::uint32_t>(at + 1 - node.begin);
  node.next = static_cast<std::uint32_t>(nodes_.size());
  open_.pop_back();
  return std::nullopt;
}

// Two commas in a list have a gap between them.
std::optional<ListTree::Fault> ListTree::comma(std::size_t at) {
  if (open_.empty()) return std::nullopt;
  if (open_.back().comma) {
    if (nodes_[open_.back().node].kind == Kind::object)
      return Fault{at, "a member is missing here"};
    count();
    add(at, 0, Kind::word);
  }
  open_.back().comma = true;
  return std::nullopt;
}

std::optional<ListTree::Fault> ListTree::colon(std::size_t at) {
  const bool afterKey = !open_.empty() && open_.back().close == '}' &&
                        open_.back().items % 2 == 1 && !open_.back().comma &&
                        isScalar(open_.back().last);
  const bool first = afterKey && open_.back().items == 1;
  if (!afterKey || (!first && nodes_[open_.back().node].kind != Kind::object)) {
    return Fault{at, "a colon is not expected here"};
  }
  nodes_[open_.back().node].kind = Kind::object;
  open_.back().colon = true;
  return std::nullopt;
}

std::optional<ListTree::Fault> ListTree::quoted(std::string_view text, std::size_t& at) {
  const char quote = text[at];
  std::size_t end = at + 1;
  while (end < text.size() && text[end] != quote) end += text[end] == '\\' ? 2 : 1;
  if (end >= text.size()) return Fault{at, "this quotation mark is never closed"};
  count();
  add(at + 1, end - at - 1, Kind::text);
  at = end + 1;
  return std::nullopt;
}

std::optional<ListTree::Fault> ListTree::word(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  at = std::min(text.find_first_of(endsOfWords, at), text.size());
  const std::string_view found = text.substr(begin, at - begin);
  // "data =" in front of everything; "array(" in front of a list; "dtype=float" behind it.
  if (open_.empty() && found.ends_with('=')) {
    nodes_.clear();
    return std::nullopt;
  }
  if (at < text.size() && text[at] == '(' && isLetter(found[0])) return std::nullopt;
  if (holdsAt(found, 0, "dtype=") || found == "->" || found == "=>" || found == "→") {
    return std::nullopt;
  }
  count();
  add(begin, found.size(), Kind::word);
  return std::nullopt;
}

bool ListTree::isNull(std::size_t k, std::string_view text) const {
  const Node& node = nodes_[k];
  return node.kind == Kind::word && text.substr(node.begin, node.length) == "null";
}

std::vector<std::size_t> ListTree::between(std::size_t begin, std::size_t end) const {
  std::vector<std::size_t> found;
  for (std::size_t k = begin; k < end; k = nodes_[k].next) found.push_back(k);
  return found;
}

std::vector<std::size_t> ListTree::items(std::size_t k) const {
  return isScalar(k) ? std::vector<std::size_t>{} : between(k + 1, nodes_[k].next);
}

std::vector<std::size_t> ListTree::roots() const { return between(0, nodes_.size()); }

std::size_t unescape(std::string& text, std::size_t begin, std::size_t length) {
  const std::string_view all(text);
  const std::string_view value = all.substr(begin, length);
  if (value.find('\\') == std::string_view::npos) return length;
  std::string plain;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] != '\\' || at + 1 >= value.size()) {
      plain += value[at];
      continue;
    }
    const char letter = value[at + 1];
    std::size_t taken = 0;
    if (letter == 'u') {
      const std::uint32_t point = escapedCharacter(value, at, taken);
      if (taken > 0) appendUtf8(plain, point);
    }
    if (taken > 0) {
      at += taken - 1;
      continue;
    }
    const bool line = letter == 'n' || letter == 'r' || letter == 'b' || letter == 'f';
    plain += letter == 't' ? '\t' : line ? ' ' : letter;
    ++at;
  }
  text.replace(begin, plain.size(), plain);
  return plain.size();
}

void bracketRows(std::string& text) {
  const std::size_t open = text.find('[');
  const std::size_t close = text.find(']');
  if (open == std::string::npos || close == std::string::npos || close < open) return;
  const std::string inside = text.substr(open + 1, close - open - 1);
  const bool rows =
      inside.find(';') != std::string::npos && inside.find_first_of("[({\"'") == std::string::npos;
  if (!rows) return;
  std::string bracketed = "[[";
  for (std::size_t at = 0; at < inside.size(); ++at) {
    if (inside[at] != ';') {
      bracketed += inside[at];
    } else if (!trimBlanks(std::string_view(inside).substr(at + 1)).empty()) {
      bracketed += "],[";
    }
  }
  text.replace(open, close + 1 - open, bracketed + "]]");
}

}  // namespace edgewise::data
