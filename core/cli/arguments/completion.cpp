#include "arguments/completion.hpp"

#include <set>

#include "edgewise/functions.hpp"

namespace edgewise::cli {

namespace {

template <class Names>
std::string spaced(const Names& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : " ") + std::string(name);
  return list;
}

std::vector<std::string> optionNames(const CLI::App& command) {
  std::vector<std::string> names;
  for (const OptionGroup& group : optionsOf(command)) {
    for (const CLI::Option* option : group.options) names.push_back(option->get_name());
  }
  return names;
}

// The options whose values are of a kind, such as FILE, as a pattern of bash.
std::string patternOf(const CLI::App& program, const std::string& kind) {
  std::set<std::string> names;
  for (const CLI::App* command : commandsOf(program)) {
    for (const OptionGroup& group : optionsOf(*command)) {
      for (const CLI::Option* option : group.options) {
        if (option->get_type_name() == kind) names.insert(option->get_name());
      }
    }
  }
  std::string pattern;
  for (const std::string& name : names) pattern += (pattern.empty() ? "" : "|") + name;
  return pattern;
}

// Those that take a value of which nothing is known.
std::string patternOfOthers(const CLI::App& program) {
  std::set<std::string> kinds;
  for (const CLI::App* command : commandsOf(program)) {
    for (const OptionGroup& group : optionsOf(*command)) {
      for (const CLI::Option* option : group.options) kinds.insert(option->get_type_name());
    }
  }
  std::string pattern;
  for (const std::string& kind : kinds) {
    if (kind.empty() || kind == "FILE" || kind == "FUNCTION" || kind == "LOSS") continue;
    pattern += (pattern.empty() ? "" : "|") + patternOf(program, kind);
  }
  return pattern;
}

}  // namespace

std::string bashCompletion(const CLI::App& program) {
  std::vector<std::string> commands;
  for (const CLI::App* command : commandsOf(program)) commands.push_back(command->get_name());
  std::string script = R"(# Completion of edgewise for bash, written by `edgewise completion`.
_edgewise() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' k
  for ((k = 1; k < COMP_CWORD; k++)); do
    if [[ ${COMP_WORDS[k]} != -* ]]; then command=${COMP_WORDS[k]}; break; fi
  done
  COMPREPLY=()
  case $before in
)";
  script +=
      "    " + patternOf(program, "FILE") + ") COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n";
  script += "    " + patternOf(program, "FUNCTION") + ") COMPREPLY=($(compgen -W '" +
            spaced(activationNames) + "' -- \"$word\")); return ;;\n";
  script += "    " + patternOf(program, "LOSS") + ") COMPREPLY=($(compgen -W '" +
            spaced(lossNames) + "' -- \"$word\")); return ;;\n";
  script += "    " + patternOfOthers(program) + ") return ;;\n  esac\n";
  script += "  local options='" + spaced(commands) + " " + spaced(optionNames(program)) + "'\n";
  script += "  case $command in\n";
  for (const CLI::App* command : commandsOf(program)) {
    const std::string words =
        operandOf(*command) == "[COMMAND]" ? spaced(commands) + " " : std::string();
    script += "    " + command->get_name() + ") options='" + words + spaced(optionNames(*command)) +
              "' ;;\n";
  }
  script += R"(  esac
  COMPREPLY=($(compgen -W "$options" -- "$word"))
  if [[ -n $command && $word != -* ]]; then COMPREPLY+=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _edgewise edgewise
)";
  return script;
}

}  // namespace edgewise::cli
