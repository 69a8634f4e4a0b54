#include "arguments/usage.hpp"

#include <algorithm>

namespace edgewise::cli {

namespace {

constexpr std::size_t lineWidth = 100;

// `text` in lines, the first of which goes on behind what is there, all others behind `indent`.
std::string wrapped(std::string_view text, std::size_t begin, std::size_t indent) {
  std::string lines;
  std::size_t column = begin;
  bool isFirst = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (!isFirst && column + 1 + word.size() > lineWidth) {
      lines += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (!isFirst) {
      lines += ' ';
      ++column;
    }
    isFirst = false;
    lines += word;
    column += word.size();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string entry(const std::string& name, const std::string& text, std::size_t column) {
  std::string line = "  " + name;
  if (line.size() + 2 > column) {
    line += "\n" + std::string(column, ' ');
  } else {
    line.resize(column, ' ');
  }
  return line + wrapped(text, column, column) + "\n";
}

void addOptions(std::string& page, const CLI::App& command) {
  constexpr std::size_t column = 26;
  for (const OptionGroup& group : optionsOf(command)) {
    page += "\n" + group.heading + ":\n";
    for (const CLI::Option* option : group.options) {
      page += entry(signatureOf(*option), option->get_description(), column);
    }
  }
}

}  // namespace

std::string synopsisOf(const CLI::App& command) {
  std::string line = "edgewise " + command.get_name();
  const std::string operand = operandOf(command);
  if (!operand.empty()) line += " " + operand;
  const auto groups = optionsOf(command);
  for (const OptionGroup& group : groups) {
    if (group.heading != "Options") continue;
    for (const CLI::Option* option : group.options) line += " [" + signatureOf(*option) + "]";
  }
  return line + (groups.size() > 1 ? " [options]" : "");
}

std::string usage(const CLI::App& program, const std::string& topic) {
  std::string page;
  if (!topic.empty()) {
    const CLI::App& command = *program.get_subcommand(topic);
    page = wrapped(synopsisOf(command), 0, 10) + "\n\n  " +
           wrapped(command.get_description(), 2, 2) + ".\n";
    const auto operands =
        command.get_options([](const CLI::Option* option) { return option->get_positional(); });
    for (const CLI::Option* operand : operands) {
      page += "\n" + entry(operand->get_name(true), operand->get_description(), 26);
    }
    addOptions(page, command);
    return page;
  }
  page = "edgewise: " + program.get_description() + ".\n\n";
  for (const CLI::App* command : commandsOf(program)) {
    page += "  " + wrapped(synopsisOf(*command), 2, 12) + "\n" + std::string(6, ' ') +
            wrapped(command->get_description(), 6, 6) + "\n";
  }
  page += "\n`edgewise COMMAND --help` tells all that a command takes.\n";
  addOptions(page, program);
  const std::string footer = program.get_footer();
  std::string_view rest = footer;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find("\n\n"), rest.size());
    page += "\n" + wrapped(rest.substr(0, end), 0, 0) + "\n";
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  return page;
}

}  // namespace edgewise::cli
