// Exports and imports as a module of their own: only those who take a network along, or bring one,
// load it.
#include <emscripten/bind.h>

#include "edgewise/exports.hpp"
#include "edgewise/imports.hpp"
#include "from_js.hpp"
#include "values.hpp"

namespace edgewise::js {

namespace {

val fromFormat(const ExportFormat& format) {
  val result = val::object();
  result.set("name", text(format.name));
  result.set("title", text(format.title));
  result.set("about", text(format.about));
  result.set("fileName", text(format.fileName));
  result.set("mediaType", text(format.mediaType));
  return result;
}

val formats() { return list(exportFormats(), fromFormat); }

// A number that may be missing.
std::optional<double> numberFrom(const val& value) {
  return value.isNumber() ? std::optional(value.as<double>()) : std::nullopt;
}

// Lists of as many: `epoch`, `train`, `test`.
std::vector<EpochLosses> lossesFrom(const val& series) {
  std::vector<EpochLosses> losses;
  const auto count = series["epoch"]["length"].as<std::size_t>();
  for (std::size_t k = 0; k < count; ++k) {
    losses.push_back({.epoch = series["epoch"][k].as<double>(),
                      .train = numberFrom(series["train"][k]),
                      .test = numberFrom(series["test"][k])});
  }
  return losses;
}

// `apart`: the columns of numbers of the document, see apart.ts.
val exported(const std::string& document, const val& apart, const std::string& format,
             const val& losses) {
  const auto session = Session::open(document, columnsFrom(apart));
  if (!session) return outcome(session.error());
  const auto made = exportAs(**session, format, lossesFrom(losses));
  if (!made) return outcome(made.error());
  val result = val::object();
  result.set("fileName", made->fileName);
  result.set("mediaType", made->mediaType);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(made->bytes.data());
  result.set("bytes", typedArray(std::span(bytes, made->bytes.size()), "Uint8Array"));
  return outcome(result);
}

val imported(const std::string& onnx) {
  const auto made = importOnnx(onnx);
  if (!made) return outcome(made.error());
  val result = val::object();
  result.set("document", made->document);
  result.set("notes", list(made->notes, [](const std::string& note) { return val(note); }));
  return outcome(result);
}

}  // namespace

}  // namespace edgewise::js

EMSCRIPTEN_BINDINGS(edgewise_exports) {
  emscripten::function("formats", &edgewise::js::formats);
  emscripten::function("exported", &edgewise::js::exported);
  emscripten::function("imported", &edgewise::js::imported);
}
