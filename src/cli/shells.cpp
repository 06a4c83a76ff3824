#include "cli/shells.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace segue::cli {
namespace {

/// The command and all below it, from the top.
void flatten(const CommandDescription& command, std::vector<const CommandDescription*>& all) {
  all.push_back(&command);
  for (const auto& below : command.commands)
    flatten(below, all);
}

std::vector<const CommandDescription*> all_of(const CommandDescription& program) {
  std::vector<const CommandDescription*> all;
  flatten(program, all);
  return all;
}

/// In single quotes, as all three shells read them.
std::string in_quotes(std::string_view text) {
  std::string result = "'";
  for (const char c : text)
    result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string names_of(const std::vector<CommandDescription>& commands) {
  std::string names;
  for (const auto& command : commands)
    names += (names.empty() ? "" : " ") + command.own_name();
  return names;
}

std::string options_of(const CommandDescription& command) {
  std::string names;
  for (const auto& option : command.options) {
    for (const auto& name : option.names)
      if (!option.positional) names += (names.empty() ? "" : " ") + name;
  }
  return names;
}

// ---- bash

/// The words that may follow an option: its choices, or (with none) files.
std::string bash_values(const CommandDescription& command) {
  std::string text;
  for (const auto& option : command.options) {
    if (option.positional || option.value.empty()) continue;
    std::string pattern;
    for (const auto& name : option.names)
      pattern += (pattern.empty() ? "" : " | ") + in_quotes(command.name + " " + name);
    text += fmt::format("    {}) words={} ;;\n", pattern,
                        in_quotes(fmt::format("{}", fmt::join(option.choices, " "))));
  }
  return text;
}

std::string bash_words(const CommandDescription& command) {
  return fmt::format("        {} | {}) words={} ;;\n        {}) words={} ;;\n",
                     in_quotes(command.name + " -"), in_quotes(command.name + " --"),
                     in_quotes(options_of(command)), in_quotes(command.name + " "),
                     in_quotes(names_of(command.commands)));
}

// ---- zsh

/// What a specification of `_arguments` must not hold as it is.
std::string zsh_words(std::string_view words) {
  std::string text;
  for (const char c : words) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') text += '\\';
    text += c;
  }
  return text;
}

std::string zsh_option(const OptionDescription& option) {
  if (option.positional) return "'*:" + zsh_words(option.names.front()) + ":_files'";
  std::string spec = fmt::format("[{}]", zsh_words(option.words));
  if (!option.value.empty())
    spec += fmt::format(
        ":{}:{}", zsh_words(option.value),
        option.choices.empty() ? "_files" : fmt::format("({})", fmt::join(option.choices, " ")));
  // `--option=value` is as good as `--option value`.
  if (!option.value.empty() && option.names.size() == 1) spec.insert(0, "=");
  if (option.names.size() == 1) return in_quotes(option.names.front() + spec);
  return fmt::format("'({})'{{{}}}{}", fmt::join(option.names, " "), fmt::join(option.names, ","),
                     in_quotes(spec));
}

std::string zsh_function(std::string name) {
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return "_" + name;
}

std::string zsh_command(const CommandDescription& command) {
  std::string text = zsh_function(command.name) + "() {\n";
  if (!command.commands.empty()) text += "  local -a commands\n  local context state line\n";
  text += command.commands.empty() ? "  _arguments" : "  _arguments -C";
  for (const auto& option : command.options)
    text += " \\\n    " + zsh_option(option);
  if (command.commands.empty()) return text + "\n}\n";
  text +=
      " \\\n    '1: :->command' '*:: :->rest'\n  case $state in\n    command)\n      commands=(";
  for (const auto& below : command.commands)
    text += "\n        " + in_quotes(below.own_name() + ":" + zsh_words(below.words));
  text += ")\n      _describe command commands ;;\n    rest)\n      case $words[1] in\n";
  for (const auto& below : command.commands)
    text += fmt::format("        {}) {} ;;\n", below.own_name(), zsh_function(below.name));
  return text + "      esac ;;\n  esac\n}\n";
}

// ---- fish

/// When the words so far lead to this command and to none below it.
std::string fish_condition(const CommandDescription& command) {
  std::string condition;
  const auto add = [&](const std::string& part) {
    condition += (condition.empty() ? "" : "; and ") + part;
  };
  for (size_t at = command.name.find(' '); at != command.name.npos;) {
    const size_t next = command.name.find(' ', at + 1);
    add("__fish_seen_subcommand_from " + command.name.substr(at + 1, next - at - 1));
    at = next;
  }
  if (!command.commands.empty())
    add("not __fish_seen_subcommand_from " + names_of(command.commands));
  return condition;
}

std::string fish_option(const OptionDescription& option) {
  std::string text;
  for (const auto& name : option.names)
    text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  text += " -d " + in_quotes(option.words);
  if (!option.choices.empty())
    text += fmt::format(" -x -a {}", in_quotes(fmt::format("{}", fmt::join(option.choices, " "))));
  else if (!option.value.empty())
    text += " -r";
  return text;
}

}  // namespace

const std::vector<Shell>& shells() {
  static const std::vector<Shell> all = {
      {"bash", "for bash: source <(segue completion bash)", bash_completion},
      {"zsh", "for zsh: write it to a file _segue in a folder of $fpath", zsh_completion},
      {"fish", "for fish: segue completion fish | source", fish_completion},
  };
  return all;
}

std::string bash_completion(const CommandDescription& program) {
  std::string paths;
  std::string values;
  std::string words;
  for (const auto* command : all_of(program)) {
    if (command != &program) paths += (paths.empty() ? "" : " | ") + in_quotes(command->name);
    values += bash_values(*command);
    words += bash_words(*command);
  }
  return fmt::format(R"(_{0}() {{
  local cur=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} at={0} words= kind= i
  # bash divides --option=value into three words.
  if [ "$before" = = ]; then before=${{COMP_WORDS[COMP_CWORD - 2]}}; fi
  if [ "$cur" = = ]; then cur=; fi
  if [ "${{COMP_WORDS[0]##*/}}" = {1} ]; then at='{0} check'; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at ${{COMP_WORDS[i]}}" in
      {2}) at="$at ${{COMP_WORDS[i]}}" ;;
    esac
  done
  case "$cur" in --*) kind=-- ;; -*) kind=- ;; esac
  case "$at $before" in
{3}    *)
      case "$at $kind" in
{4}      esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}}
complete -o default -F _{0} {0} {1}
)",
                     program.name, check_program, paths, values, words);
}

std::string zsh_completion(const CommandDescription& program) {
  std::string text = fmt::format("#compdef {} {}\n", program.name, check_program);
  for (const auto* command : all_of(program))
    text += zsh_command(*command);
  return text + fmt::format("if [ \"$service\" = {} ]; then _{}_check; else _{} \"$@\"; fi\n",
                            check_program, program.name, program.name);
}

std::string fish_completion(const CommandDescription& program) {
  std::string text;
  const auto out = std::back_inserter(text);
  for (const auto* command : all_of(program)) {
    const std::string condition = fish_condition(*command);
    const std::string start = fmt::format("complete -c {}{}", program.name,
                                          condition.empty() ? "" : " -n " + in_quotes(condition));
    for (const auto& below : command->commands)
      fmt::format_to(out, "{} -f -a {} -d {}\n", start, below.own_name(), in_quotes(below.words));
    for (const auto& option : command->options)
      if (!option.positional) text += start + fish_option(option) + "\n";
  }
  return text + fmt::format("complete -c {} -w '{} check'\n", check_program, program.name);
}

}  // namespace segue::cli
