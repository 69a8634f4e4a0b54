#include "opening.hpp"

#include <string>
#include <utility>

#include "document_values.hpp"
#include "edgewise/construct.hpp"
#include "edgewise/imports.hpp"
#include "files.hpp"
#include "link.hpp"
#include "project/json_writer.hpp"

namespace edgewise::cli {

namespace {

using json::JsonWriter;

// The `data` part of a document: nothing about it is left to be guessed again. Columns of numbers
// go into `apart`.
std::string dataPart(ReadTable& read, std::vector<Numbers>& apart) {
  JsonWriter writer;
  writer.beginObject();
  writer.key("table");
  writer.beginObject();
  writer.key("columns");
  writer.beginArray();
  for (Column& column : read.table.columns) {
    writer.beginObject();
    writer.member("name", column.name);
    writer.member("type", columnTypeNames[static_cast<std::size_t>(column.type)]);
    if (column.type == ColumnType::number) {
      writer.member("values", apart.size());
      apart.push_back(std::move(column.numbers));
    } else {
      writer.key("values");
      writer.beginArray();
      for (Index row = 0; row < column.rows(); ++row) writer.value(column.cell(row));
      writer.endArray();
    }
    writer.endObject();
  }
  writer.endArray();
  writer.endObject();
  writer.list("inputs", read.roles.inputs);
  writer.list("targets", read.roles.targets);
  if (!read.split.empty()) {
    writer.key("split");
    writer.beginObject();
    writer.member("column", read.split);
    writer.endObject();
  }
  writer.endObject();
  return writer.text();
}

std::string suggestOptions(const NetworkArguments& network) {
  JsonWriter writer;
  writer.beginObject();
  if (network.hidden) writer.list("hidden", *network.hidden);
  if (network.function) writer.member("function", *network.function);
  if (network.output) writer.member("output", *network.output);
  if (network.loss) writer.member("loss", *network.loss);
  writer.endObject();
  return writer.text();
}

// A fault in a project that nobody has seen is one of the option or of the file it comes from.
Error asGiven(const Error& error, const Arguments& arguments) {
  for (const std::string option : {"hidden", "function", "output", "loss"}) {
    if (error.path.starts_with(option) || error.path == "training." + option) {
      return {error.code, "--" + option, error.message};
    }
  }
  Error given = asOption(error, arguments.training);
  if (given.path == error.path) given.path = nameOf(arguments.source);
  return given;
}

Result<Opened> openDocument(const Arguments& arguments, Document document) {
  // It is kept for those who open others like it, or have to know it again.
  const bool isNeeded = arguments.command == Command::sweep || arguments.checkpoint.file;
  Document kept = isNeeded ? document : Document();
  auto session = Session::open(std::move(document.text), std::move(document.apart));
  if (!session) return session.error();
  return Opened{.session = std::move(*session), .reading = {}, .document = std::move(kept)};
}

Result<Opened> openTable(const Arguments& arguments, std::string bytes,
                         const OnReading& onReading) {
  auto reading = readExamples(arguments.source, std::move(bytes), arguments.table, onReading);
  if (!reading) return reading.error();
  Document document;
  const std::string data = dataPart(reading->read, document.apart);
  reading->read.table = {};
  auto text = suggestProject(data, suggestOptions(arguments.network), document.apart);
  if (text) text = withValues(std::move(*text), valuesOf(arguments.training));
  if (!text) return asGiven(text.error(), arguments);
  document.text = std::move(*text);
  auto opened = openDocument(arguments, std::move(document));
  if (!opened) return asGiven(opened.error(), arguments);
  opened->reading = std::move(*reading);
  return opened;
}

// Whether it is an ONNX model: such a file says its version first, in a way that no text begins
// with.
bool isModel(std::string_view source, std::string_view bytes) {
  return source.ends_with(".onnx") || bytes.starts_with('\x08');
}

}  // namespace

bool isResult(std::string_view bytes) {
  constexpr std::string_view blanks = " \t\r\n";
  bytes = withoutMark(bytes);
  const std::size_t first = bytes.find_first_not_of(blanks);
  if (first == std::string_view::npos || bytes[first] != '{') return false;
  constexpr std::string_view key = "\"edgewiseResult\"";
  const std::size_t at = bytes.find(key);
  if (at == std::string_view::npos) return false;
  const std::size_t next = bytes.find_first_not_of(blanks, at + key.size());
  return next != std::string_view::npos && bytes[next] == ':';
}

Result<Opened> open(const Arguments& arguments, std::string bytes, const OnReading& onReading) {
  if (isResult(bytes)) {
    return Error{
        "usage", nameOf(arguments.source),
        "This is the result of a goal: `edgewise check` says whether it holds. The network "
        "is its member \"document\"."};
  }
  if (arguments.task) {
    return Error{"usage", "--task",
                 "It is for the result of a goal, and " + nameOf(arguments.source) + " is none."};
  }
  std::vector<std::string> notes;
  if (isModel(arguments.source, bytes)) {
    auto made = importOnnx(bytes);
    if (!made) return Error{made.error().code, nameOf(arguments.source), made.error().message};
    bytes = std::move(made->document);
    notes = std::move(made->notes);
  } else if (arguments.command == Command::imports) {
    return Error{"usage", nameOf(arguments.source),
                 "This is no ONNX model, which alone is imported."};
  }
  if (!isLink(arguments.source) && !isProject(bytes))
    return openTable(arguments, std::move(bytes), onReading);
  const TableArguments& table = arguments.table;
  const bool givesRoles = !table.targets.empty() || !table.inputs.empty();
  if (givesRoles || arguments.network.any() || (table.any() && !arguments.rows)) {
    return Error{"usage", nameOf(arguments.source),
                 "This is a project, which says itself what is learnt and how. Options that say so "
                 "of a table are of no use here: change the document."};
  }
  bytes.erase(0, bytes.size() - withoutMark(bytes).size());
  Document document = takenApart(std::move(bytes));
  auto text = withValues(std::move(document.text), valuesOf(arguments.training));
  if (!text) return asOption(text.error(), arguments.training);
  document.text = std::move(*text);
  auto opened = openDocument(arguments, std::move(document));
  if (!opened) return asOption(opened.error(), arguments.training);
  opened->notes = std::move(notes);
  const Session& session = *opened->session;
  const bool isTrained = session.progress().samples > 0;
  const bool isSearch =
      arguments.command == Command::restarts || arguments.command == Command::exhaustive;
  if (arguments.training.seed && isTrained && !isSearch) {
    return Error{"usage", "--seed",
                 "This project is trained already, at epoch " +
                     std::to_string(session.metrics().epoch) +
                     ": its weights do not come from a seed any more. Take the project as it was "
                     "before."};
  }
  return opened;
}

}  // namespace edgewise::cli
