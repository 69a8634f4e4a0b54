#include "arguments/manual.hpp"

#include "arguments/usage.hpp"

namespace edgewise::cli {

namespace {

// As plain text: no sign of it means anything to groff.
std::string plain(std::string_view text) {
  std::string escaped;
  bool isLineStart = true;
  for (const char letter : text) {
    if (isLineStart && (letter == '.' || letter == '\'')) escaped += "\\&";
    if (letter == '\\') {
      escaped += "\\e";
    } else if (letter == '-') {
      escaped += "\\-";
    } else {
      escaped += letter;
    }
    isLineStart = letter == '\n';
  }
  return escaped;
}

void addTagged(std::string& page, const std::string& name, const std::string& text) {
  page += ".TP\n.B " + plain(name) + "\n" + plain(text) + ".\n";
}

void addOptionEntries(std::string& page, const CLI::App& command) {
  for (const OptionGroup& group : optionsOf(command)) {
    if (group.heading != "Options") page += ".PP\n" + plain(group.heading) + ":\n";
    for (const CLI::Option* option : group.options) {
      addTagged(page, signatureOf(*option), option->get_description());
    }
  }
}

}  // namespace

std::string manualPage(const CLI::App& program) {
  std::string page = ".TH EDGEWISE 1 \"\" \"edgewise " EDGEWISE_VERSION "\" \"User Commands\"\n";
  page += ".SH NAME\nedgewise \\- " + plain(program.get_description()) + "\n.SH SYNOPSIS\n";
  for (const CLI::App* command : commandsOf(program)) {
    page += ".B " + plain(synopsisOf(*command)) + "\n.br\n";
  }
  page += ".SH DESCRIPTION\n";
  const std::string footer = program.get_footer();
  std::string_view notes = footer;
  while (!notes.empty()) {
    const std::size_t end = std::min(notes.find("\n\n"), notes.size());
    page += ".PP\n" + plain(notes.substr(0, end)) + "\n";
    notes.remove_prefix(std::min(end + 2, notes.size()));
  }
  page += ".SH OPTIONS\n";
  addOptionEntries(page, program);
  page += ".SH COMMANDS\n";
  for (const CLI::App* command : commandsOf(program)) {
    page += ".SS " + plain(command->get_name()) + "\n" + plain(command->get_description()) + ".\n";
    addOptionEntries(page, *command);
  }
  return page;
}

}  // namespace edgewise::cli
