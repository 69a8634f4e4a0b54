#include "data/reading/binary.hpp"

#include <array>

#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view fromSpreadsheet =
    "Open it in a spreadsheet, save the sheet as CSV, and choose that file.";
constexpr std::string_view fromProgram =
    "Save the table as CSV with the program that wrote it, and choose that file.";
constexpr std::string_view fromArchive = "Unpack it and choose the CSV file inside.";
constexpr std::string_view fromPicture =
    "Type or copy the numbers into a spreadsheet, save the sheet as CSV, and choose that file.";

struct BinaryKind {
  std::size_t at;
  std::string_view begin;
  std::string_view what;
  std::string_view remedy;
};

constexpr std::array binaryKinds{
    BinaryKind{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Excel or Word file (.xls, .doc)",
               fromSpreadsheet},
    BinaryKind{
        0, "%PDF-"sv, "a PDF document",
        "Copy the table from it into a spreadsheet, save the sheet as CSV, and choose that file."},
    BinaryKind{0, "%!PS"sv, "a PostScript document", fromPicture},
    BinaryKind{
        0, "{\\rtf"sv, "a word-processor document (.rtf)",
        "Save it as plain text, or copy the table into a spreadsheet and save the sheet as CSV."},
    BinaryKind{0, "\x89PNG\r\n"sv, "a picture (PNG)", fromPicture},
    BinaryKind{0, "\xFF\xD8\xFF"sv, "a picture (JPEG)", fromPicture},
    BinaryKind{0, "GIF8"sv, "a picture (GIF)", fromPicture},
    BinaryKind{0, "II*\0"sv, "a picture (TIFF)", fromPicture},
    BinaryKind{0, "MM\0*"sv, "a picture (TIFF)", fromPicture},
    BinaryKind{8, "WEBP"sv, "a picture (WebP)", fromPicture},
    BinaryKind{8, "WAVE"sv, "a sound (WAV)", fromProgram},
    BinaryKind{4, "ftyp"sv, "a video or a phone photo (MP4, HEIC)", fromPicture},
    BinaryKind{0, "ID3"sv, "a sound (MP3)", fromProgram},
    BinaryKind{0, "OggS"sv, "a sound (Ogg)", fromProgram},
    BinaryKind{0, "\x1F\x8B"sv, "compressed (gzip)", fromArchive},
    BinaryKind{0, "BZh"sv, "compressed (bzip2)", fromArchive},
    BinaryKind{0, "\xFD\x37zXZ\0"sv, "compressed (xz)", fromArchive},
    BinaryKind{0, "\x28\xB5\x2F\xFD"sv, "compressed (zstd)", fromArchive},
    BinaryKind{0, "7z\xBC\xAF\x27\x1C"sv, "an archive (7z)", fromArchive},
    BinaryKind{0, "Rar!\x1A\x07"sv, "an archive (RAR)", fromArchive},
    BinaryKind{257, "ustar"sv, "an archive (tar)", fromArchive},
    BinaryKind{0, "SQLite format 3\0"sv, "a database (SQLite)", fromProgram},
    BinaryKind{0, "\x93NUMPY"sv, "an array of NumPy",
               "Save it as CSV with numpy.savetxt(…, delimiter=',') and choose that file."},
    BinaryKind{0, "PAR1"sv, "a Parquet table",
               "Save it as CSV, in pandas with to_csv(…, index=False), and choose that file."},
    BinaryKind{0, "ARROW1"sv, "an Arrow table",
               "Save it as CSV, in pandas with to_csv(…, index=False), and choose that file."},
    BinaryKind{0, "\x89HDF\r\n"sv, "an HDF5 file", fromProgram},
    BinaryKind{0, "MATLAB 5.0 MAT-file"sv, "a MATLAB file",
               "Save the table with writematrix or writetable as CSV and choose that file."},
    BinaryKind{0, "\x80\x03"sv, "a pickle of Python",
               "Save it as CSV, in pandas with to_csv(…, index=False), and choose that file."},
    BinaryKind{0, "\x80\x04"sv, "a pickle of Python",
               "Save it as CSV, in pandas with to_csv(…, index=False), and choose that file."},
    BinaryKind{0, "\x80\x05"sv, "a pickle of Python",
               "Save it as CSV, in pandas with to_csv(…, index=False), and choose that file."},
    BinaryKind{0, "RDX"sv, "a file of R",
               "Save the data as CSV with write.csv in R and choose that file."},
    BinaryKind{0, "$FL2"sv, "an SPSS file", "Save it as CSV in SPSS and choose that file."},
    BinaryKind{0, "<stata_dta>"sv, "a Stata file",
               "Save it as CSV with export delimited in Stata and choose that file."},
    BinaryKind{
        0, "\0\0\x08\x01"sv, "a list of labels in the format of MNIST (IDX)",
        "Write labels and pixels together as CSV, one picture per line, and choose that file."},
    BinaryKind{
        0, "\0\0\x08\x03"sv, "a list of pictures in the format of MNIST (IDX)",
        "Write labels and pixels together as CSV, one picture per line, and choose that file."},
};

// What a zip archive holds is told by the names of the files in it.
BinaryKind kindOfZip(std::string_view bytes) {
  const auto holds = [&](std::string_view name) {
    return bytes.find(name) != std::string_view::npos;
  };
  if (holds("xl/workbook") || holds("xl/worksheets")) {
    return {0, {}, "an Excel workbook (.xlsx)", fromSpreadsheet};
  }
  if (holds("opendocument.spreadsheet")) {
    return {0, {}, "an OpenDocument spreadsheet (.ods)", fromSpreadsheet};
  }
  if (holds("Index/Document.iwa") || holds("Index/Tables")) {
    return {0, {}, "an Apple Numbers spreadsheet", "Export it as CSV and choose that file."};
  }
  constexpr std::string_view copy =
      "Copy the table from it into a spreadsheet, save the sheet as CSV, and choose that file.";
  if (holds("word/document")) return {0, {}, "a Word document (.docx)", copy};
  if (holds("ppt/presentation")) return {0, {}, "a presentation (.pptx)", copy};
  if (holds("opendocument.text")) return {0, {}, "an OpenDocument text (.odt)", copy};
  if (holds(".npy")) {
    return {0,
            {},
            "an archive of NumPy (.npz)",
            "Save the array as CSV with numpy.savetxt(…, delimiter=',') and choose that file."};
  }
  return {0, {}, "an archive (zip)", fromArchive};
}

Error refused(const BinaryKind& kind, const std::string& name) {
  const std::string subject = name.empty() ? "This" : shown(name, 60);
  return {"binary", "",
          subject + " is " + std::string(kind.what) + ", not text. " + std::string(kind.remedy)};
}

}  // namespace

std::optional<Error> knownBinary(std::string_view bytes, const std::string& name) {
  if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) {
    return refused(kindOfZip(bytes), name);
  }
  for (const BinaryKind& kind : binaryKinds) {
    if (bytes.size() < kind.at + kind.begin.size()) continue;
    if (bytes.substr(kind.at, kind.begin.size()) != kind.begin) continue;
    if (kind.at == 8 && !bytes.starts_with("RIFF")) continue;
    // Words that a table may begin with, too, count only beside bytes that no text has.
    const char front = lowerLetter(kind.begin.front());
    const bool letters = kind.begin.size() <= 4 && front >= 'a' && front <= 'z';
    const bool wordy = letters || kind.at == 4 || kind.at == 257;
    if (wordy && bytes.substr(0, 4096).find('\0') == std::string_view::npos &&
        bytes.substr(0, 4096).find_first_of("\x01\x02\x03\x04\x05\x06\x0E\x0F\x10\x11") ==
            std::string_view::npos) {
      continue;
    }
    return refused(kind, name);
  }
  return std::nullopt;
}

Error unknownBinary(const std::string& name) {
  const std::string subject = name.empty() ? "This" : shown(name, 60);
  return {"binary", "",
          subject +
              " is not a text file. Save the table as CSV (comma-separated values) with the "
              "program that wrote it, and choose that file."};
}

}  // namespace edgewise::data
