#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "data/reading/steps.hpp"

using namespace edgewise;
using namespace std::string_literals;

namespace {

struct Decoded {
  std::string text;
  std::string encoding;
  std::string error;
};

Decoded decode(const std::string& bytes, const std::string& name = "a.csv") {
  Decoded decoded;
  const auto text = data::decodeText(bytes, name, decoded.encoding);
  if (text) {
    decoded.text = *text;
  } else {
    decoded.error = text.error().code + ": " + text.error().message;
  }
  return decoded;
}

std::string utf16(std::string_view latin, bool little) {
  std::string bytes;
  for (const char letter : latin) {
    if (little) bytes += letter;
    bytes += '\0';
    if (!little) bytes += letter;
  }
  return bytes;
}

}  // namespace

TEST_CASE("UTF-8 is read with and without a byte order mark") {
  CHECK(decode("größe,ja\n").text == "größe,ja\n");
  CHECK(decode("\xEF\xBB\xBFx,y\n").text == "x,y\n");
  CHECK(decode("größe").encoding == "utf-8");
  CHECK(decode("").text.empty());
}

TEST_CASE("UTF-16 is read in both orders, with a byte order mark or by its zero bytes") {
  for (const bool little : {true, false}) {
    CAPTURE(little);
    const std::string mark = little ? "\xFF\xFE" : "\xFE\xFF";
    const std::string name = little ? "utf-16le" : "utf-16be";
    const std::string bytes = utf16("x,y\r\n1,a\r\n", little);
    CHECK(decode(mark + bytes).text == "x,y\r\n1,a\r\n");
    CHECK(decode(mark + bytes).encoding == name);
    CHECK(decode(bytes).text == "x,y\r\n1,a\r\n");
    CHECK(decode(bytes).encoding == name);
  }
  CHECK(decode("\xFF\xFE\x3D\xD8\x00\xDE"s).text == "😀");
  CHECK(decode("\xFF\xFE\x3D\xD8\x61\x00"s).text ==
        "\xEF\xBF\xBD"
        "a");
}

TEST_CASE("bytes that are no UTF-8 are Windows-1252") {
  const Decoded decoded = decode("L\xE4nge;\x80;\x93x\x94\n");
  CHECK(decoded.text == "Länge;€;“x”\n");
  CHECK(decoded.encoding == "windows-1252");
}

TEST_CASE("a stray byte in a text of UTF-8 does not spoil the rest") {
  const Decoded decoded = decode("ä,ö,ü,ß,é,è,à\n\xE4,1\n");
  CHECK(decoded.text == "ä,ö,ü,ß,é,è,à\nä,1\n");
  CHECK(decoded.encoding == "utf-8");
}

TEST_CASE("an encoding that was chosen is obeyed") {
  std::string encoding;
  const auto text = data::decodeText("\xC3\xA4", "", encoding, "windows-1252");
  REQUIRE(text);
  CHECK(*text == "Ã¤");
  CHECK(encoding == "windows-1252");
}

TEST_CASE("padding behind the text is no part of it") {
  CHECK(decode("a,b\n1,2\n\0\0\0"s).text == "a,b\n1,2\n");
  CHECK(decode("a,b\n1,2\n\x1A").text == "a,b\n1,2\n");
}

TEST_CASE("files that are no text are named, and told how they become CSV") {
  const std::vector<std::pair<std::string, std::string>> files{
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 ", "old Excel"},
      {"PK\x03\x04....xl/workbook.xml", "Excel workbook"},
      {"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ".ods"},
      {"PK\x03\x04word/document.xml", "Word"},
      {"PK\x03\x04notes.txt", "zip"},
      {"%PDF-1.7\n", "PDF"},
      {"\x89PNG\r\n\x1A\n", "PNG"},
      {"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00"s, "JPEG"},
      {"GIF89a\x01\x00"s, "GIF"},
      {"\x1F\x8B\x08\x00"s, "gzip"},
      {"SQLite format 3\0"s, "SQLite"},
      {"\x93NUMPY\x01\x00"s, "NumPy"},
      {"{\\rtf1\\ansi}", ".rtf"},
      {"x,y\n1,\0\n"s, "not a text file"},
      {"\x01\x02\x03\x04\x05\x06", "not a text file"},
  };
  for (const auto& [bytes, what] : files) {
    const std::string_view shown = what;
    CAPTURE(shown);
    const std::string error = decode(bytes, "data.bin").error;
    CHECK(error.starts_with("binary: \"data.bin\" is "));
    CHECK(error.find(what) != std::string::npos);
    CHECK(error.find("CSV") != std::string::npos);
  }
}

TEST_CASE("a table may begin with the letters of another format") {
  CHECK(decode("ID3,score\n1,2\n").error.empty());
  CHECK(decode("BZh,y\n1,2\n").error.empty());
  CHECK(decode("PAR1\n1\n").error.empty());
}
