// Calls the command as a person or a script does.
#pragma once

#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "run.hpp"

namespace edgewise::test {

struct Outcome {
  int status = 0;
  std::string out;
  std::string err;
};

inline Outcome call(const std::vector<std::string_view>& arguments, const std::string& input = "") {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int status = cli::run(arguments, {.in = in, .out = out, .err = err});
  return {status, out.str(), err.str()};
}

inline rapidjson::Document parsed(const std::string& text) {
  rapidjson::Document document;
  document.Parse(text.c_str(), text.size());
  REQUIRE(!document.HasParseError());
  return document;
}

inline std::string textOf(const rapidjson::Value& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return buffer.GetString();
}

inline bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// A file that is gone after the test.
class File {
 public:
  explicit File(const std::string& name, const std::string& content = "")
      : path_(std::filesystem::temp_directory_path() / ("edgewise-cli-" + name)) {
    if (!content.empty()) std::ofstream(path_, std::ios::binary) << content;
  }
  ~File() { std::filesystem::remove(path_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  const std::string& name() const { return name_; }

 private:
  std::filesystem::path path_;
  std::string name_ = path_.string();
};

}  // namespace edgewise::test
