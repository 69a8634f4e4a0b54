#include "files.hpp"

#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>
#include <system_error>

#include "link.hpp"

namespace edgewise::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* partEnding = ".part";

}  // namespace

Result<std::string> readFile(const std::string& name, std::istream& in) {
  // What comes through a pipe tells its size when it is there.
  const auto all = [](std::istream& from) {
    return std::string(std::istreambuf_iterator<char>(from), {});
  };
  if (name == "-") return all(in);
  std::ifstream file(name, std::ios::binary);
  std::error_code none;
  std::string text;
  if (file && fs::is_regular_file(name, none)) {
    text.resize(fs::file_size(name, none));
    file.read(text.data(), std::ssize(text));
    text.resize(static_cast<std::size_t>(file.gcount()));
  } else if (file) {
    text = all(file);
  }
  if (file.bad() || !file.is_open()) return Error{"file", name, "The file cannot be read."};
  return text;
}

Result<std::string> readSource(const std::string& name, std::istream& in) {
  return isLink(name) ? unfoldLink(name) : readFile(name, in);
}

namespace {

Status cannotBeWritten(const std::string& name) {
  return Error{"file", name, "The file cannot be written."};
}

}  // namespace

Status writeFile(const std::string& name, const std::string& text, std::ostream& out,
                 std::string_view end) {
  if (name == "-") {
    out << text << end;
    return success();
  }
  return writeFile(name, text, end);
}

Status writeFile(const std::string& name, const std::string& text, std::string_view end) {
  // Whatever goes wrong, what was there stays whole. Devices and pipes are written as they are.
  std::error_code none;
  const bool isPlain = !fs::exists(name, none) || fs::is_regular_file(name, none);
  const std::string beside = isPlain ? name + partEnding : name;
  std::ofstream file(beside, std::ios::binary);
  file << text << end;
  file.close();
  std::error_code fault;
  if (file && isPlain) fs::rename(beside, name, fault);
  if (file && !fault) return success();
  if (isPlain) fs::remove(beside, none);
  return cannotBeWritten(name);
}

Status checkWritable(const std::string& name) {
  if (name == "-") return success();
  std::error_code none;
  if (fs::is_directory(name, none)) return cannotBeWritten(name);
  const auto opens = [](const std::string& file) {
    return std::ofstream(file, std::ios::binary | std::ios::app).is_open();
  };
  const bool isNew = !fs::exists(name, none);
  bool isWritable = isNew || opens(name);
  if (isNew || fs::is_regular_file(name, none)) {
    // Beside it: whoever ends the program here must not find an empty file that seems to be one.
    const std::string beside = name + partEnding;
    isWritable = isWritable && opens(beside);
    fs::remove(beside, none);
  }
  return isWritable ? success() : cannotBeWritten(name);
}

std::string_view withoutMark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  return text;
}

std::string nameOf(const std::string& file) {
  if (isLink(file)) return linkName;
  return file == "-" ? "standard input" : file;
}

}  // namespace edgewise::cli
