#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iterator>

#include "cli/command.h"
#include "cli/description.h"

namespace segue::cli {
namespace {

/// Text as roff prints it: no hyphen is divided at, no line becomes a request, `code` is bold.
std::string roff(std::string_view text) {
  std::string result = text.starts_with('.') || text.starts_with('\'') ? "\\&" : "";
  bool code = false;
  for (const char c : text) {
    if (c == '`') {
      code = !code;
      result += code ? "\\fB" : "\\fR";
    } else if (c == '-') {
      result += "\\-";
    } else if (c == '\\') {
      result += "\\e";
    } else {
      result += c;
    }
  }
  return result;
}

std::string synopsis(const CommandDescription& command) {
  std::string text = "\\fB" + roff(command.name) + "\\fR [\\fIOPTIONS\\fR]";
  for (const auto& option : command.options)
    if (option.positional) text += " [\\fI" + roff(option.names.front()) + "\\fR...]";
  return text;
}

std::string option_as_roff(const OptionDescription& option) {
  std::string names;
  for (const auto& name : option.names)
    names += fmt::format("{}\\f{}{}\\fR", names.empty() ? "" : ", ", option.positional ? 'I' : 'B',
                         roff(name));
  if (!option.positional && !option.value.empty()) names += " \\fI" + roff(option.value) + "\\fR";
  std::string text = ".TP\n" + names + "\n" + roff(option.words) + "\n";
  if (!option.choices.empty())
    text +=
        fmt::format(".br\nOne of {}.\n", roff(fmt::format("{}", fmt::join(option.choices, ", "))));
  if (!option.preset.empty() && option.preset != "\"\"")
    text += fmt::format(".br\n\\fB{}\\fR if it is not given.\n", roff(option.preset));
  return text;
}

/// The commands that do something: those with others below them only lead there.
void add_commands(const CommandDescription& command, std::string& synopses, std::string& texts) {
  for (const auto& below : command.commands)
    add_commands(below, synopses, texts);
  if (!command.commands.empty()) return;
  synopses += (synopses.empty() ? "" : ".br\n") + synopsis(command) + "\n";
  texts += ".SS " + synopsis(command) + "\n" + roff(command.words) + "\n";
  for (const auto& option : command.options)
    if (option.names.front() != "--help") texts += option_as_roff(option);
}

std::string exit_statuses() {
  std::string text;
  const auto out = std::back_inserter(text);
#define SEGUE_STATUS(name, number, words) \
  fmt::format_to(out, ".TP\n\\fB{}\\fR\n{}\n", number, roff(words));
#include "cli/exit_status.def"
#undef SEGUE_STATUS
  return text;
}

std::string manual(const CommandDescription& program) {
  std::string synopses;
  std::string texts;
  add_commands(program, synopses, texts);
  return fmt::format(
      ".TH SEGUE 1 \"\" \"segue {}\" \"\"\n.SH NAME\nsegue \\- {}\n.SH SYNOPSIS\n{}"
      ".SH DESCRIPTION\nSegue reads SQL migrations, simulates the schema that they make, and says "
      "what does not hold. Under the name \\fB{}\\fR it is \\fBsegue check\\fR.\n"
      ".SH COMMANDS\n{}.SH EXIT STATUS\n{}"
      ".SH FILES\n.TP\n\\fBsegue.toml\\fR\nThe configuration, in the working folder or above it.\n",
      SEGUE_VERSION, roff(program.words), synopses, roff(check_program), texts, exit_statuses());
}

}  // namespace

void add_man(CLI::App& app, Action& chosen) {
  app.callback([&app, &chosen] {
    chosen = [&app](const Console& console) {
      console.out(manual(describe(*app.get_parent())));
      return ok;
    };
  });
}

}  // namespace segue::cli
