// Help, the manual page and the completion are written from one description: each names all that
// there is.
#include <array>
#include <cstdio>

#include "arguments/command_line.hpp"
#include "call.hpp"

using namespace edgewise;
using test::call;
using test::File;
using test::holds;
using test::parsed;

namespace {

struct Described {
  std::string command;
  std::vector<std::string> options;
};

std::vector<Described> allDescribed() {
  cli::Arguments none;
  const auto program = cli::describeCommandLine(none);
  std::vector<Described> all;
  for (const CLI::App* command : cli::commandsOf(*program)) {
    Described& one = all.emplace_back(Described{command->get_name(), {}});
    // Not by the headings, under which one could be forgotten.
    for (const CLI::Option* option : command->get_options()) {
      if (!option->get_positional()) one.options.push_back(option->get_name());
    }
  }
  return all;
}

// What bash offers behind these words.
std::vector<std::string> offered(const std::string& words) {
  const File script("completion.sh", call({"completion"}).out);
  const std::string command = "bash -c 'source " + script.name() + "; COMP_WORDS=(" + words +
                              "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _edgewise; "
                              "printf \"%s\\n\" \"${COMPREPLY[@]}\"'";
  std::FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string out;
  std::array<char, 256> piece{};
  while (std::fgets(piece.data(), piece.size(), pipe) != nullptr) out += piece.data();
  CHECK(pclose(pipe) == 0);
  std::vector<std::string> lines;
  std::istringstream in(out);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

bool isIn(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

TEST_CASE("help names every command, and of a command every option") {
  const std::string all = call({"help"}).out;
  const auto described = allDescribed();
  CHECK(described.size() >= 8);
  for (const auto& [command, options] : described) {
    CAPTURE(command);
    CHECK(holds(all, "\n  edgewise " + command));
    const auto help = call({command, "--help"});
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    CHECK(call({"help", command}).out == help.out);
    for (const std::string& option : options) {
      CAPTURE(option);
      CHECK(holds(help.out, option));
    }
    std::istringstream lines(help.out);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 100);
  }
}

TEST_CASE("the manual page has a section for every command, with its options") {
  const std::string page = call({"manual"}).out;
  CHECK(page.find(".TH EDGEWISE 1 ") == 0);
  for (const auto& [command, options] : allDescribed()) {
    CAPTURE(command);
    const std::size_t begin = page.find("\n.SS " + command + "\n");
    REQUIRE(begin != std::string::npos);
    const std::string section = page.substr(begin, page.find("\n.SS ", begin + 1) - begin);
    for (std::string option : options) {
      CAPTURE(option);
      for (std::size_t at = 0; (at = option.find('-', at)) != std::string::npos; at += 2) {
        option.insert(at, "\\");
      }
      CHECK(holds(section, option));
    }
  }
  // A line that begins with a point is an order to groff: only ours do.
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || (line.front() != '.' && line.front() != '\'')) continue;
    const std::string order = line.substr(1, line.find(' ') - 1);
    CHECK(isIn({"TH", "SH", "SS", "PP", "TP", "B", "br"}, order));
  }
}

TEST_CASE("bash offers commands, the options of a command, and what options take") {
  std::vector<std::string> commands;
  for (const auto& [command, options] : allDescribed()) {
    commands.push_back(command);
    const auto offers = offered("edgewise " + command + " --");
    for (const std::string& option : options) {
      CAPTURE(option);
      CHECK(isIn(offers, option));
    }
  }
  const auto offers = offered("edgewise \"\"");
  for (const std::string& command : commands) CHECK(isIn(offers, command));
  CHECK(offered("edgewise tr") == std::vector<std::string>{"train"});
  CHECK(offered("edgewise train --ep") == std::vector<std::string>{"--epochs"});
  CHECK(isIn(offered("edgewise train x --function re"), "rectifier"));
  CHECK(offered("edgewise train x --loss cr") == std::vector<std::string>{"cross-entropy"});
  const File file("to-be-found.csv", "1,2\n");
  const std::string start = file.name().substr(0, file.name().size() - 6);
  CHECK(isIn(offered("edgewise train " + start), file.name()));
  CHECK(isIn(offered("edgewise train x --out " + start), file.name()));
  CHECK(offered("edgewise train x --epochs " + start).empty());
}

TEST_CASE("the version is told, and --json may stand before a command") {
  const std::string text = call({"version"}).out;
  CHECK(text == "edgewise " EDGEWISE_VERSION "\n");
  CHECK(call({"--version"}).out == text);
  const auto json = parsed(call({"--json", "version"}).out);
  CHECK(json["version"] == EDGEWISE_VERSION);
  CHECK(call({"version", "--json"}).out == call({"--json", "version"}).out);
}

TEST_CASE("a slip is told with what is close to it") {
  CHECK(holds(call({"trian", "x"}).err, "There is no command \"trian\". Is \"train\" meant?"));
  CHECK(holds(call({"help", "trian"}).err, "Is \"train\" meant?"));
  CHECK(holds(call({"train", "x", "--epoch=5"}).err,
              "--epoch: This argument has no meaning here. Is \"--epochs\" meant?"));
  CHECK(holds(call({"train", "x", "y"}).err, "y: This argument has no meaning here."));
}
