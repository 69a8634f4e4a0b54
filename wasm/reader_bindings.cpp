// The reader of tables as a module of its own: only those who bring a file load it.
#include <emscripten/bind.h>

#include <utility>
#include <variant>

#include "edgewise/read_table.hpp"
#include "values.hpp"

namespace edgewise::js {

namespace {

std::string wordOf(const val& object, const char* key) {
  const val value = object[key];
  return value.isString() ? value.as<std::string>() : "";
}

ReadOptions toOptions(const val& options) {
  ReadOptions result{.name = wordOf(options, "name")};
  const val choices = options["choices"];
  const auto count = choices.isArray() ? choices["length"].as<unsigned>() : 0;
  for (unsigned k = 0; k < count; ++k) {
    const val choice = choices[k];
    result.choices.push_back({.kind = wordOf(choice, "kind"),
                              .where = wordOf(choice, "where"),
                              .taken = wordOf(choice, "taken")});
  }
  return result;
}

val fromEntry(const ReportEntry& entry) {
  val result = val::object();
  result.set("kind", entry.kind);
  result.set("where", entry.where);
  result.set("taken", entry.taken);
  result.set("other", entry.other);
  result.set("options", list(entry.options, text));
  result.set("sentence", entry.sentence);
  result.set("action", entry.action);
  result.set("ask", entry.ask);
  return result;
}

val fromReport(const ReadReport& report) {
  val result = val::object();
  result.set("rows", report.rows);
  result.set("columns", report.columns);
  result.set("format", report.format);
  result.set("encoding", report.encoding);
  result.set("delimiter", report.delimiter);
  result.set("decimalComma", report.decimalComma);
  result.set("missing", report.missing);
  result.set("entries", list(report.entries, fromEntry));
  return result;
}

// One file, from its first bytes to its columns, which are handed out one by one and then gone: a
// large table is never here and there at once.
class Reader {
 public:
  explicit Reader(const val& options) : reader_(toOptions(options)) {}

  val add(const val& bytes) {
    const auto piece = emscripten::convertJSArrayToNumberVector<std::uint8_t>(bytes);
    const auto added = reader_.add(std::as_bytes(std::span(piece)));
    return added ? outcome(val::null()) : outcome(added.error());
  }

  val finish(const val& onProgress) {
    auto read = reader_.finish([&](double share) { return onProgress(val(share)).as<bool>(); });
    if (!read) return outcome(read.error());
    table_ = std::move(read->table);
    val result = val::object();
    result.set("report", fromReport(read->report));
    result.set("inputs", list(read->roles.inputs, text));
    result.set("targets", list(read->roles.targets, text));
    result.set("split", read->split);
    return outcome(result);
  }

  val column(int place) {
    const Column column = std::exchange(table_.columns[static_cast<std::size_t>(place)], {});
    val result = val::object();
    result.set("name", column.name);
    result.set("type", text(columnTypeNames[static_cast<std::size_t>(column.type)]));
    if (column.type == ColumnType::number) {
      const auto values = column.numbers.isNarrow()
                              ? typedArray(column.numbers.narrow(), "Float32Array")
                              : typedArray(column.numbers.wide(), "Float64Array");
      result.set("values", values);
    } else {
      result.set("values", typedArray(std::span<const Index>(column.codes), "Int32Array"));
      result.set("categories", list(column.categories, text));
    }
    return result;
  }

 private:
  TableReader reader_;
  Table table_;
};

}  // namespace

}  // namespace edgewise::js

EMSCRIPTEN_BINDINGS(edgewise_reader) {
  using edgewise::js::Reader;
  emscripten::class_<Reader>("Reader")
      .constructor<emscripten::val>()
      .function("add", &Reader::add)
      .function("finish", &Reader::finish)
      .function("column", &Reader::column);
}
