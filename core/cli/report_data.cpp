#include "report_data.hpp"

#include <string>

namespace edgewise::cli {

namespace {

std::string listOf(const std::vector<ColumnEncoder>& columns) {
  constexpr std::size_t shown = 8;
  std::string list;
  for (std::size_t k = 0; k < columns.size() && k < shown; ++k) {
    list += (k > 0 ? ", " : "") + columns[k].name;
  }
  if (columns.size() > shown) list += " and " + std::to_string(columns.size() - shown) + " more";
  return list;
}

std::string rowsText(Index count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "row" : "rows");
}

// Rows with several gaps count in each of their columns.
std::string leftOut(const Dataset& data) {
  const Index count = data.table.rows() - static_cast<Index>(data.rows.size());
  if (count == 0) return "";
  std::string columns;
  for (std::size_t c = 0; c < data.dropped.size(); ++c) {
    if (data.dropped[c] == 0) continue;
    columns += (columns.empty() ? "" : ", ") + data.table.columns[c].name + " (" +
               std::to_string(data.dropped[c]) + ")";
  }
  return rowsText(count, "") + " left out for gaps in " + columns + "\n";
}

std::vector<std::string> namesOf(const std::vector<ColumnEncoder>& columns) {
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (const ColumnEncoder& column : columns) names.push_back(column.name);
  return names;
}

}  // namespace

void addData(std::ostream& lines, const Session& session, const std::vector<Advice>& advice) {
  if (const auto& data = session.data()) {
    const Encoding& encoding = session.encoding();
    lines << "predicts " << listOf(encoding.targets) << " from " << listOf(encoding.inputs) << '\n'
          << rowsText(data->trainCount, "training ") << ", " << rowsText(data->testCount(), "test ")
          << ". " << data->split.why << '\n'
          << leftOut(*data);
  }
  for (const std::string& warning : session.topology().warnings) {
    lines << "note: " << warning << '\n';
  }
  for (const std::string& warning : session.warnings()) lines << "note: " << warning << '\n';
  for (const Advice& one : advice) lines << "advice: " << one.sentence << '\n';
}

void writeData(json::JsonWriter& writer, const Session& session,
               const std::vector<Advice>& advice) {
  if (const auto& data = session.data()) {
    writer.list("inputs", namesOf(session.encoding().inputs));
    writer.list("targets", namesOf(session.encoding().targets));
    writer.member("trainRows", data->trainCount);
    writer.member("testRows", data->testCount());
    writer.member("split", data->split.why);
    writer.key("leftOut");
    writer.beginObject();
    for (std::size_t c = 0; c < data->dropped.size(); ++c) {
      if (data->dropped[c] > 0) writer.member(data->table.columns[c].name, data->dropped[c]);
    }
    writer.endObject();
  }
  std::vector<std::string> warnings = session.topology().warnings;
  warnings.insert(warnings.end(), session.warnings().begin(), session.warnings().end());
  writer.list("warnings", warnings);
  std::vector<std::string> sentences;
  sentences.reserve(advice.size());
  for (const Advice& one : advice) sentences.push_back(one.sentence);
  writer.list("advice", sentences);
}

}  // namespace edgewise::cli
