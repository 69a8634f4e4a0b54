#include "files.hpp"

#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>

namespace edgewise::cli {

Result<std::string> readFile(const std::string& name, std::istream& in) {
  const auto all = [](std::istream& from) {
    return std::string(std::istreambuf_iterator<char>(from), {});
  };
  if (name == "-") return all(in);
  std::ifstream file(name, std::ios::binary);
  std::string text = file ? all(file) : "";
  if (!file) return Error{"file", name, "The file cannot be read."};
  return text;
}

Status writeFile(const std::string& name, const std::string& text, std::ostream& out) {
  if (name == "-") {
    out << text << '\n';
    return success();
  }
  std::ofstream file(name, std::ios::binary);
  file << text << '\n';
  file.close();
  if (!file) return Error{"file", name, "The file cannot be written."};
  return success();
}

std::string_view withoutMark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  return text;
}

std::string nameOf(const std::string& file) { return file == "-" ? "standard input" : file; }

}  // namespace edgewise::cli
