#include "export.hpp"

#include <string>

#include "edgewise/exports.hpp"
#include "files.hpp"

namespace edgewise::cli {

namespace {

std::string formatList() {
  std::string list;
  for (const ExportFormat& one : exportFormats()) {
    list += "\n  " + std::string(one.name);
    list += std::string(one.name.size() < 20 ? 20 - one.name.size() : 1, ' ');
    list += one.about;
  }
  return list;
}

}  // namespace

Status exportProject(const Session& session, const Arguments& arguments, std::ostream& out) {
  if (!arguments.format) {
    return Error{"usage", "--format", "Say what to export, --format NAME:" + formatList()};
  }
  const auto made = exportAs(session, *arguments.format);
  if (!made && made.error().code == "name") {
    return Error{"usage", "--format",
                 "There is no format \"" + *arguments.format + "\". There are:" + formatList()};
  }
  if (!made) return made.error();
  return writeFile(arguments.out.value_or("-"), made->bytes, out, "");
}

}  // namespace edgewise::cli
