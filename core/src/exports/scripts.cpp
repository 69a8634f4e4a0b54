#include "exports/scripts.hpp"

#include <algorithm>
#include <cmath>

#include "data/decimal.hpp"
#include "edgewise/explain.hpp"
#include "exports/code_texts.hpp"
#include "project/json_writer.hpp"

namespace edgewise::exports {

namespace {

std::string columnCells(const Column& column, const std::vector<Index>& rows) {
  std::vector<std::string> cells;
  cells.reserve(rows.size());
  for (const Index row : rows) cells.push_back(cellText(column.cell(row), pythonWords));
  return "    " + quoted(column.name) + ": " + list(cells, "    ") + ",";
}

void writeCell(json::JsonWriter& writer, std::string_view type, std::string_view source) {
  while (source.ends_with('\n')) source.remove_suffix(1);
  std::vector<std::string> lines;
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('\n'), source.size() - 1) + 1;
    lines.emplace_back(source.substr(0, end));
    source.remove_prefix(end);
  }
  writer.beginObject();
  writer.member("cell_type", type);
  writer.key("metadata");
  writer.beginObject();
  writer.endObject();
  writer.list("source", lines);
  if (type == "code") {
    writer.key("execution_count");
    writer.value(std::monostate{});
    writer.list("outputs", std::vector<std::string>{});
  }
  writer.endObject();
}

}  // namespace

Status needsData(const Session& session, std::string_view what) {
  if (session.data()) return success();
  return Error{"data", "data",
               std::string(what) + " needs examples, and this project has none. Give it data."};
}

std::string columnsOfData(const Session& session) {
  const Dataset& data = *session.data();
  std::string text;
  for (const auto* encoders : {&session.encoding().inputs, &session.encoding().targets}) {
    for (const ColumnEncoder& encoder : *encoders) {
      if (!text.empty()) text += '\n';
      text += columnCells(data.table.columns[*data.table.find(encoder.name)], data.rows);
    }
  }
  return text;
}

std::string scheduleText(const StepSizeSpec& spec) {
  const std::string t = shortest(spec.decay) + " * epoch";
  std::string size = shortest(spec.initial);
  switch (spec.schedule) {
    case Schedule::constant:
      break;
    case Schedule::inverseTime:
      size += " / (1 + " + t + ")";
      break;
    case Schedule::exponential:
      size += " * np.exp(-" + t + ")";
      break;
    case Schedule::step:
      size += " * 0.5 ** min(" + t + " // 1, 1000)";
      break;
    case Schedule::cosine:
      size += " * (1 + np.cos(np.pi * min(1, " + t + "))) / 2";
      break;
  }
  std::string text = "    size = " + size + "\n";
  if (spec.warmup > 0) {
    const std::string warmup = std::to_string(spec.warmup);
    text += "    if epoch < " + warmup + ":\n        size *= (epoch + 1) / (" + warmup + " + 1)\n";
  }
  return text + "    return float(size)";
}

Expected expectedOf(const Session& session) {
  constexpr Index most = 8;
  const Dataset& data = *session.data();
  const auto all = static_cast<Index>(data.rows.size());
  const Index count = std::min(most, all);
  std::vector<std::string> rows;
  std::vector<std::string> outputs;
  for (Index r = 0; r < count; ++r) {
    const auto place = static_cast<Index>(std::int64_t{r} * all / count);
    const bool test = place >= data.trainCount;
    const ExampleReport report = example(session, test, test ? place - data.trainCount : place);
    const std::vector<float> found(report.prediction.outputs.begin(),
                                   report.prediction.outputs.end());
    const bool finite =
        std::all_of(found.begin(), found.end(), [](float one) { return std::isfinite(one); });
    if (!finite) continue;
    rows.push_back(std::to_string(place));
    outputs.push_back(list(textsOf(found), "    "));
  }
  return {list(rows, ""), list(outputs, "")};
}

Result<std::string> notebookOf(Result<std::string> made) {
  if (!made) return made;
  const std::string_view script = *made;
  constexpr std::string_view mark = "\n# %% ";
  constexpr std::string_view quotes = "\"\"\"";
  json::JsonWriter writer;
  writer.beginObject();
  writer.key("cells");
  writer.beginArray();
  const std::size_t first = script.find(mark);
  std::string_view about = script.substr(0, first);
  about = about.substr(quotes.size(), about.rfind(quotes) - quotes.size());
  writeCell(writer, "markdown", about);
  for (std::size_t at = first; at != std::string_view::npos;) {
    const std::size_t next = script.find(mark, at + 1);
    const std::string_view cell =
        script.substr(at + 1, next == std::string_view::npos ? next : next - at - 1);
    const std::size_t title = cell.find('\n');
    constexpr std::size_t before = mark.size() - 1;
    writeCell(writer, "markdown", "## " + std::string(cell.substr(before, title - before)));
    writeCell(writer, "code", cell.substr(title + 1));
    at = next;
  }
  writer.endArray();
  writer.key("metadata");
  writer.beginObject();
  writer.key("kernelspec");
  writer.beginObject();
  writer.member("display_name", "Python 3");
  writer.member("language", "python");
  writer.member("name", "python3");
  writer.endObject();
  writer.endObject();
  writer.member("nbformat", 4);
  writer.member("nbformat_minor", 4);
  writer.endObject();
  return writer.text() + "\n";
}

}  // namespace edgewise::exports
