// JSON and Python's lists as a table: records, rows, or columns.
#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "data/reading/formats.hpp"
#include "data/reading/lists.hpp"
#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

constexpr std::size_t mostNesting = 8;

using Nodes = std::vector<std::size_t>;

class ListTable {
 public:
  ListTable(const ListTree& tree, std::string& text)
      : tree_(tree), text_(text), found_{StoredRecords(text)} {}

  // Fills in `found`; false if the values are no table.
  bool fromRoots(const Nodes& roots) {
    if (roots.size() == 1) {
      return tree_.isObject(roots[0]) ? fromObject(roots[0], 0) : fromItems(tree_.items(roots[0]));
    }
    return fromLines(roots);
  }

  FoundRecords take() { return std::move(found_); }

  std::string_view textOf(std::size_t k) const {
    return std::string_view(text_).substr(tree_[k].begin, tree_[k].length);
  }

 private:
  bool all(const Nodes& nodes, ListTree::Kind kind) const {
    return std::all_of(nodes.begin(), nodes.end(),
                       [&](std::size_t k) { return tree_[k].kind == kind; });
  }
  bool allScalars(const Nodes& nodes) const {
    return std::all_of(nodes.begin(), nodes.end(),
                       [&](std::size_t k) { return tree_.isScalar(k); });
  }

  // Lines are counted up to a place; places come in order.
  std::int64_t lineOf(std::size_t place) {
    if (place < counted_) {
      counted_ = 0;
      line_ = 1;
    }
    for (; counted_ < place; ++counted_) {
      const bool second = counted_ > 0 && text_[counted_] == '\n' && text_[counted_ - 1] == '\r';
      if (isLineEnd(text_[counted_]) && !second) ++line_;
    }
    return line_;
  }

  void addCell(std::size_t k) {
    const ListTree::Node& node = tree_[k];
    if (tree_.isNull(k, text_)) {
      found_.records.add(node.begin, 0);
      return;
    }
    std::size_t length = node.length;
    if (node.kind == ListTree::Kind::text) length = unescape(text_, node.begin, length);
    const std::string_view cell = trimBlanks(std::string_view(text_).substr(node.begin, length));
    found_.records.add(static_cast<std::size_t>(cell.data() - text_.data()), cell.size());
  }

  // A list inside a row adds its items to the row: ((0, 1), 1) has three cells.
  void addCells(std::size_t k) {
    if (!tree_.isList(k)) {
      addCell(k);
      return;
    }
    for (std::size_t inside = k + 1; inside < tree_[k].next;) {
      if (tree_.isList(inside)) {
        ++inside;
      } else {
        addCell(inside);
        inside = tree_[inside].next;
      }
    }
  }

  void beginRow(std::size_t k) { found_.records.beginRow(lineOf(tree_[k].begin), tree_[k].begin); }

  bool fromItems(const Nodes& items) {
    if (items.empty()) return false;
    // array([[0, 1], [1, 0]]): the list in the only item is the table.
    const std::size_t only = items[0];
    if (items.size() == 1 && tree_.isList(only) && tree_[only].next > only + 1 &&
        tree_.isList(only + 1)) {
      return fromItems(tree_.items(only));
    }
    if (all(items, ListTree::Kind::object)) return fromRecords(items);
    if (!allScalars(items) && !all(items, ListTree::Kind::list)) return false;
    for (const std::size_t item : items) {
      beginRow(item);
      addCells(item);
    }
    return true;
  }

  // Several values one after another: those of one line are a row.
  bool fromLines(const Nodes& roots) {
    if (all(roots, ListTree::Kind::object)) return fromRecords(roots);
    std::vector<Nodes> lines;
    std::int64_t last = 0;
    for (const std::size_t root : roots) {
      const std::int64_t line = lineOf(tree_[root].begin);
      if (lines.empty() || line != last) lines.emplace_back();
      lines.back().push_back(root);
      last = line;
    }
    const bool oneLine = lines.size() == 1;
    if (oneLine) return all(roots, ListTree::Kind::list) && fromItems(roots);
    bool lists = false;  // longer than one cell
    for (const Nodes& line : lines) {
      if (line.size() != lines[0].size()) return false;
      bool any = false;
      for (std::size_t k = 0; k < line.size(); ++k) {
        if (tree_[line[k]].kind != tree_[lines[0][k]].kind || tree_.isObject(line[k])) return false;
        any = any || tree_.isList(line[k]);
        lists = lists || (tree_.isList(line[k]) && tree_[line[k]].next > line[k] + 2);
      }
      if (!any) return false;
    }
    if (!lists) return false;
    for (const Nodes& line : lines) {
      beginRow(line[0]);
      for (const std::size_t value : line) addCells(value);
    }
    return true;
  }

  // Members by name; "a": {"b": 1} is the member "a.b".
  void collect(std::size_t object, const std::string& prefix, std::size_t depth,
               std::vector<std::pair<std::string, std::size_t>>& members) {
    const Nodes items = tree_.items(object);
    for (std::size_t k = 0; k + 1 < items.size(); k += 2) {
      const std::string name = prefix + keyOf(items[k]);
      if (tree_.isObject(items[k + 1]) && depth < mostNesting) {
        collect(items[k + 1], name + ".", depth + 1, members);
      } else {
        members.emplace_back(name, items[k + 1]);
      }
    }
  }

  std::string keyOf(std::size_t key) {
    if (tree_[key].kind != ListTree::Kind::text) return std::string(textOf(key));
    std::string name(textOf(key));
    name.resize(unescape(name, 0, name.size()));
    return name;
  }

  bool fromRecords(const Nodes& records, const std::vector<std::string>& rowNames = {}) {
    std::unordered_map<std::string, std::size_t> columns;
    std::vector<std::string>& names = found_.names;
    if (!rowNames.empty()) names.emplace_back("row");
    std::vector<std::pair<std::string, std::size_t>> members;
    for (const std::size_t record : records) {
      members.clear();
      collect(record, "", 0, members);
      for (const auto& [name, value] : members) {
        if (!columns.try_emplace(name, names.size()).second) continue;
        names.push_back(name);
        if (names.size() > static_cast<std::size_t>(maxReadColumns)) return true;
      }
    }
    std::vector<std::size_t> row;
    for (std::size_t k = 0; k < records.size(); ++k) {
      members.clear();
      collect(records[k], "", 0, members);
      row.assign(names.size(), 0);
      for (const auto& [name, value] : members) row[columns.at(name)] = value + 1;
      beginRow(records[k]);
      for (std::size_t column = 0; column < row.size(); ++column) {
        if (column == 0 && !rowNames.empty()) {
          addText(rowNames[k]);
        } else if (row[column] == 0) {
          found_.records.add(tree_[records[k]].begin, 0);
        } else {
          addCell(row[column] - 1);
        }
      }
    }
    return !names.empty();
  }

  // A text that does not stand in the file as it should be read.
  void addText(const std::string& text) {
    const std::size_t begin = text_.size();
    text_ += text;
    found_.records.add(begin, text.size());
  }

  // Columns of equal or unequal length become rows.
  bool fromColumns(std::vector<std::string> names, const std::vector<Nodes>& columns) {
    std::size_t rows = 0;
    for (const Nodes& column : columns) rows = std::max(rows, column.size());
    if (rows == 0) return false;
    found_.names = std::move(names);
    for (std::size_t row = 0; row < rows; ++row) {
      found_.records.beginRow(1, 0);
      for (const Nodes& column : columns) {
        if (row < column.size()) {
          addCell(column[row]);
        } else {
          found_.records.add(0, 0);
        }
      }
    }
    return true;
  }

  bool fromObject(std::size_t object, std::size_t depth) {
    std::map<std::string, std::size_t> members;
    std::vector<std::string> names;
    Nodes values;
    const Nodes items = tree_.items(object);
    for (std::size_t k = 0; k + 1 < items.size(); k += 2) {
      names.push_back(keyOf(items[k]));
      values.push_back(items[k + 1]);
      members.emplace(names.back(), items[k + 1]);
    }
    if (values.empty()) return false;
    const auto columns = members.find("columns");
    const auto data = members.find("data");
    if (columns != members.end() && tree_.isList(columns->second)) {
      const Nodes list = tree_.items(columns->second);
      if (!list.empty() && all(list, ListTree::Kind::object)) return fromNamedColumns(list);
      if (data != members.end() && !list.empty() && allScalars(list))
        return fromSplit(list, data->second);
    }
    if (members.contains("schema") && data != members.end()) {
      return fromItems(tree_.items(data->second));
    }
    if (all(values, ListTree::Kind::list)) {
      std::vector<Nodes> lists;
      for (const std::size_t value : values) lists.push_back(tree_.items(value));
      const bool plain = std::all_of(lists.begin(), lists.end(),
                                     [&](const Nodes& list) { return allScalars(list); });
      if (plain && fromColumns(names, lists)) return true;
    }
    if (all(values, ListTree::Kind::object)) {
      if (fromIndexed(names, values)) return true;
    }
    if (allScalars(values)) return fromRecords({object});
    return fromLargestMember(values, depth);
  }

  // {"columns": [{"name": "a", "values": [1, 2]}, …]}
  bool fromNamedColumns(const Nodes& list) {
    std::vector<std::string> names;
    std::vector<Nodes> columns;
    for (const std::size_t column : list) {
      const Nodes items = tree_.items(column);
      names.emplace_back();
      columns.emplace_back();
      for (std::size_t k = 0; k + 1 < items.size(); k += 2) {
        const std::string key = keyOf(items[k]);
        if (key == "name") names.back() = keyOf(items[k + 1]);
        if (key != "values" && key != "data") continue;
        columns.back() = tree_.items(items[k + 1]);
        if (!allScalars(columns.back())) return false;
      }
    }
    return fromColumns(std::move(names), columns);
  }

  // {"columns": ["a", "b"], "data": [[1, 2], …]}, as pandas writes with orient="split".
  bool fromSplit(const Nodes& list, std::size_t data) {
    if (!tree_.isList(data)) return false;
    const Nodes rows = tree_.items(data);
    if (rows.empty() || !all(rows, ListTree::Kind::list)) return false;
    for (const std::size_t name : list) found_.names.push_back(keyOf(name));
    return fromItems(rows);
  }

  // {"a": {"0": 1, "1": 2}} has columns, {"Anna": {"age": 15}} has named rows.
  bool fromIndexed(const std::vector<std::string>& names, const Nodes& values) {
    bool numbered = true;
    std::vector<Nodes> columns;
    for (const std::size_t value : values) {
      const Nodes items = tree_.items(value);
      columns.emplace_back();
      for (std::size_t k = 0; k + 1 < items.size(); k += 2) {
        const std::string key = keyOf(items[k]);
        numbered = numbered && !key.empty() && std::all_of(key.begin(), key.end(), isDigit);
        if (!tree_.isScalar(items[k + 1])) return false;
        columns.back().push_back(items[k + 1]);
      }
    }
    if (numbered) return fromColumns(names, columns);
    return fromRecords(values, names);
  }

  // {"status": "ok", "data": [{…}, …]}: the member with the most values.
  bool fromLargestMember(const Nodes& values, std::size_t depth) {
    std::size_t best = 0;
    std::uint32_t most = 1;
    for (const std::size_t value : values) {
      const std::uint32_t size = tree_[value].next - static_cast<std::uint32_t>(value);
      if (tree_.isScalar(value) || size <= most) continue;
      best = value;
      most = size;
    }
    if (most == 1) return false;
    if (tree_.isList(best)) return fromItems(tree_.items(best));
    return depth < mostNesting && fromObject(best, depth + 1);
  }

  const ListTree& tree_;
  std::string& text_;
  FoundRecords found_;
  std::size_t counted_ = 0;
  std::int64_t line_ = 1;
};

bool endsWithWord(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() && holdsAt(name, name.size() - ending.size(), ending);
}

bool isNamedJson(std::string_view name) {
  return endsWithWord(name, ".json") || endsWithWord(name, ".jsonl") ||
         endsWithWord(name, ".ndjson");
}

// Lists begin behind blanks, comments and "data =" or "np.array(".
bool beginsWithList(std::string_view text) {
  std::string_view line;
  for (std::size_t next = 0; next < text.size() && line.empty();) {
    line = trimBlanks(lineAt(text, next, next).in(text).substr(0, 80));
    if (line.starts_with('#') || line.starts_with("//")) line = {};
  }
  const std::size_t open = line.find_first_of("[({");
  if (open == std::string_view::npos) return false;
  if (open == 0) return true;
  const std::string_view before = trimBlanks(line.substr(0, open));
  const bool word = before.find_first_of(",;\t\"'\r\n") == std::string_view::npos;
  return word && (before.ends_with('=') || before.ends_with("array"));
}

bool looksLikeJson(std::string_view text) {
  const std::string_view start = trimBlanks(text.substr(0, 200));
  if (start.size() < 2 || (start[0] != '{' && start[0] != '[')) return false;
  const std::string_view next = trimBlanks(start.substr(1));
  if (start[0] == '{') return next.starts_with('"');
  return next.starts_with('{') || next.starts_with('[');
}

Error faultyJson(std::string_view text, const ListTree::Fault& fault) {
  if (fault.tooLarge) {
    return {"limit", "", "This list has too many values to be read. Save it as CSV."};
  }
  const std::string_view before = text.substr(0, fault.at);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t newline = before.rfind('\n');
  const std::size_t column = newline == std::string_view::npos ? fault.at : fault.at - newline - 1;
  return {"json", "line " + std::to_string(line),
          "This looks like JSON, but it is not complete: line " + std::to_string(line) +
              ", column " + std::to_string(column + 1) + ": " + fault.what + "."};
}

}  // namespace

Found readLists(std::string& text, const ReadOptions& options) {
  if (!beginsWithList(text)) return std::nullopt;
  bracketRows(text);
  ListTree tree;
  const bool json = isNamedJson(options.name) || looksLikeJson(text);
  if (const auto fault = tree.parse(text)) {
    if (!json && !fault->tooLarge) return std::nullopt;
    return Result<FoundRecords>(faultyJson(text, *fault));
  }
  const Nodes roots = tree.roots();
  if (roots.empty()) return std::nullopt;
  ListTable table(tree, text);
  if (roots.size() == 1 && tree.isObject(roots[0])) {
    const Nodes items = tree.items(roots[0]);
    if (!items.empty() && table.textOf(items[0]) == "edgewise") {
      return Result<FoundRecords>(
          Error{"project", "", "This is an Edgewise project, not a table. Open it as a project."});
    }
  }
  if (table.fromRoots(roots)) return Result<FoundRecords>(table.take());
  if (!json) return std::nullopt;
  return Result<FoundRecords>(
      Error{"format", "",
            "This is JSON, but not a table. Write a list of records, "
            "[{\"a\": 1, \"b\": 2}, …], or of rows, [[1, 2], …], or save the table as CSV."});
}

}  // namespace edgewise::data
