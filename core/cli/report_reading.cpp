#include "report_reading.hpp"

#include <sstream>

#include "choices.hpp"
#include "report.hpp"

namespace edgewise::cli {

namespace {

bool isTarget(const ReportEntry& entry) { return entry.kind == "role" && entry.taken == "target"; }

// "These are names: --choose header=names"
std::string otherWay(const ReportEntry& entry) {
  if (isTarget(entry)) return " Predict another column: --target NAME";
  const auto ways = otherWays(entry);
  if (ways.empty()) return "";
  std::string text = " " + (entry.action.empty() ? "Read it as " + entry.other : entry.action) +
                     ": --choose " + shellWord(choiceText(ways.front()));
  for (std::size_t k = 1; k < ways.size(); ++k) {
    text += (k == 1 ? " (also " : ", ") + ways[k].taken;
  }
  return text + (ways.size() > 1 ? ")" : "");
}

}  // namespace

std::string describeReading(const Reading& reading) {
  const ReadReport& report = reading.read.report;
  std::ostringstream lines;
  lines << reading.file << ": " << report.rows << (report.rows == 1 ? " row, " : " rows, ")
        << report.columns << (report.columns == 1 ? " column\n" : " columns\n");
  for (const bool ask : {true, false}) {
    for (const ReportEntry& entry : report.entries) {
      if (entry.ask != ask) continue;
      lines << (ask ? "? " : "- ") << entry.sentence << otherWay(entry) << '\n';
    }
  }
  for (const Choice& choice : reading.idle) {
    lines << "? --choose " << shellWord(choiceText(choice)) << " changes nothing in this file.\n";
  }
  return lines.str();
}

void writeReading(json::JsonWriter& writer, const Reading& reading) {
  const ReadReport& report = reading.read.report;
  writer.key("read");
  writer.beginObject();
  writer.member("file", reading.file);
  writer.member("rows", report.rows);
  writer.member("columns", report.columns);
  writer.member("format", report.format);
  writer.member("encoding", report.encoding);
  writer.member("delimiter", report.delimiter);
  writer.member("decimalComma", report.decimalComma);
  writer.member("missing", report.missing);
  writer.key("entries");
  writer.beginArray();
  for (const ReportEntry& entry : report.entries) {
    writer.beginObject();
    writer.member("kind", entry.kind);
    writer.member("where", entry.where);
    writer.member("taken", entry.taken);
    writer.member("other", entry.other);
    writer.list("options", entry.options);
    writer.member("sentence", entry.sentence);
    writer.member("action", entry.action);
    writer.member("ask", entry.ask);
    std::vector<std::string> ways;
    for (const Choice& way : otherWays(entry)) ways.push_back(choiceText(way));
    writer.list("choose", ways);
    writer.endObject();
  }
  writer.endArray();
  std::vector<std::string> idle;
  for (const Choice& choice : reading.idle) idle.push_back(choiceText(choice));
  writer.list("idle", idle);
  writer.endObject();
}

}  // namespace edgewise::cli
