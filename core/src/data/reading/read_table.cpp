// The steps of reading one after another.
#include "edgewise/read_table.hpp"

#include <utility>

#include "data/reading/steps.hpp"

namespace edgewise {

namespace {

// Shares of the work: decoding, cells, columns.
constexpr double decoded = 0.05;
constexpr double divided = 0.6;

OnProgress within(const OnProgress& onProgress, double from, double to) {
  if (!onProgress) return {};
  return [&onProgress, from, to](double done) { return onProgress(from + (to - from) * done); };
}

Error tooManyBytes() {
  return {"limit", "",
          "The file is larger than " + std::to_string(maxFileBytes / 1'000'000) +
              " MB. Use some of its rows or columns."};
}

void tellEncoding(const std::string& encoding, data::Report& report) {
  const bool chosen = report.chosen("encoding", "").has_value();
  if (encoding == "utf-8" && !chosen) return;
  const bool windows = encoding == "windows-1252";
  // Zero bytes between the letters leave no other way to read them.
  const bool certain = encoding.starts_with("utf-16") && !chosen;
  report.add({.kind = "encoding",
              .where = "",
              .taken = encoding,
              .other = certain   ? ""
                       : windows ? "utf-8"
                                 : "windows-1252",
              .options = {"utf-8", "utf-16le", "utf-16be", "windows-1252"},
              .sentence = "The characters were read as " +
                          std::string(windows               ? "Windows-1252"
                                      : encoding == "utf-8" ? "UTF-8"
                                                            : "UTF-16") +
                          ".",
              .action = certain   ? ""
                        : windows ? "They are UTF-8"
                                  : "They are Windows-1252"});
}

}  // namespace

struct TableReader::State {
  ReadOptions options{};
  std::string bytes{};
};

TableReader::TableReader(ReadOptions options)
    : state_(std::make_unique<State>(State{std::move(options)})) {}
TableReader::~TableReader() = default;
TableReader::TableReader(TableReader&&) noexcept = default;
TableReader& TableReader::operator=(TableReader&&) noexcept = default;

Status TableReader::add(std::span<const std::byte> piece) {
  std::string& bytes = state_->bytes;
  if (piece.size() > static_cast<std::size_t>(maxFileBytes) - bytes.size()) return tooManyBytes();
  bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size());
  return success();
}

Status TableReader::add(std::string&& whole) {
  if (whole.size() > static_cast<std::size_t>(maxFileBytes)) return tooManyBytes();
  state_->bytes = std::move(whole);
  return success();
}

Result<ReadTable> TableReader::finish(const OnProgress& onProgress) {
  const ReadOptions options = std::move(state_->options);
  data::Report report(options.choices);
  std::string encoding;
  auto text = data::decodeText(std::exchange(state_->bytes, {}), options.name, encoding,
                               report.chosen("encoding", ""));
  if (!text) return text.error();
  tellEncoding(encoding, report);
  auto grid =
      data::readGrid(std::move(*text), options, report, within(onProgress, decoded, divided));
  if (!grid) return grid.error();
  grid->encoding = encoding;
  return data::readColumns(std::move(*grid), report, within(onProgress, divided, 1));
}

Result<ReadTable> readTable(std::string_view bytes, ReadOptions options) {
  TableReader reader(std::move(options));
  const auto status = reader.add(std::as_bytes(std::span(bytes.data(), bytes.size())));
  if (!status) return status.error();
  return reader.finish();
}

}  // namespace edgewise
