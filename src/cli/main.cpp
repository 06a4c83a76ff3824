#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>

#include "base/files.h"
#include "base/nearest.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/description.h"
#include "project/config.h"

namespace segue::cli {

#define SEGUE_COMMAND(name, words) void add_##name(CLI::App& app, Action& chosen);
#include "cli/commands.def"
#undef SEGUE_COMMAND

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
#define SEGUE_COMMAND(name, words) {#name, words, add_##name},
#include "cli/commands.def"
#undef SEGUE_COMMAND
  };
  return all;
}

namespace {

/// Why something could not be printed; 0 as long as all could.
std::atomic<int> print_failure = 0;

/// Every line behind the label, as one text, so that lines of several do not run into each other.
std::string labelled(const std::string& label, std::string_view text) {
  std::string result;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    result += label;
    result += text.substr(at, end - at);
    at = end;
  }
  return result;
}

}  // namespace

void Console::out(std::string_view text) const {
  if (!label.empty()) return Console().out(labelled(label, text));
  errno = 0;
  const bool all = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (!all && print_failure == 0) print_failure = errno == 0 ? EIO : errno;
}

void Console::err(std::string_view text) const {
  if (!label.empty()) return Console().err(labelled(label, text));
  std::fwrite(text.data(), 1, text.size(), stderr);
}

bool Console::colour(std::string_view when) const {
  if (when != "auto") return when == "always";
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  if (terminal != nullptr && std::string_view(terminal) == "dumb") return false;
  return ::isatty(STDOUT_FILENO) == 1;
}

ExitStatus report_error(const Console& console, const Error& error) {
  std::string text = fmt::format("segue: {}\n", error.message);
  for (const auto& doing : error.while_doing)
    text += fmt::format("  while {}\n", doing);
  console.err(text);
  return status_of(error.code);
}

namespace {

constexpr std::string_view program = "segue";

/// The innermost command that the line got to.
const CLI::App& reached(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? app : reached(*chosen.front());
}

/// The help of the command that was reached, under its full name.
std::string help_of(const CLI::App& app) {
  const CLI::App& at = reached(app);
  std::string before;
  for (const CLI::App* above = at.get_parent(); above != nullptr; above = above->get_parent())
    before.insert(0, above->get_name() + " ");
  return at.help(std::string(text::trimmed(before)));
}

/// For a mistyped option or command what it was meant to be.
std::string suggestion(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options()) {
    for (const auto& name : option->get_lnames())
      names.push_back("--" + name);
  }
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  std::erase_if(names, [&](const std::string& name) { return name[0] != word[0]; });
  const std::vector<std::string_view> views(names.begin(), names.end());
  return meant_by(word, views);
}

std::string sentence(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& at = reached(app);
  const std::string name = &at == &app ? "" : at.get_name() + " ";
  const auto extras = at.remaining();
  std::string text;
  if (!extras.empty()) {
    const bool option = extras.front().starts_with('-');
    text = fmt::format("unknown {} `{}`{}", option ? "option" : "command", extras.front(),
                       suggestion(at, extras.front()));
  } else {
    text = error.what();
  }
  return fmt::format("segue: {}\nsee `segue {}--help`\n", text, name);
}

ExitStatus run(std::vector<std::string> arguments) {
  const Console console;
  CLI::App app("Reads schema migrations and says what they do.", std::string(program));
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string(program) + " " SEGUE_VERSION);
  app.get_formatter()->column_width(34);
  Action chosen;
  const auto is_named = [&](const std::string& word) {
    return std::find(arguments.begin(), arguments.end(), word) != arguments.end();
  };
  const bool tells_all = is_named("completion") || is_named("man");
  for (const auto& command : commands()) {
    std::string name(command.name);
    std::replace(name.begin(), name.end(), '_', '-');
    CLI::App& added = *app.add_subcommand(name, std::string(command.words));
    // The options of forty commands cost more than all else of a short run: only those that may be
    // asked for are made.
    if (tells_all || is_named(name)) command.add(added, chosen);
  }
  // CLI11 takes the arguments from the back.
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    console.out(help_of(app));
    return ok;
  } catch (const CLI::CallForVersion& version) {
    console.out(std::string(version.what()) + "\n");
    return ok;
  } catch (const CLI::ParseError& error) {
    console.err(sentence(app, error));
    return usage;
  }
  return chosen(console);
}

/// Says so where what was printed did not get where it was to go. Whoever closed a pipe has read
/// enough.
ExitStatus all_printed(ExitStatus status) {
  if (std::fflush(stdout) != 0 && print_failure == 0) print_failure = errno;
  if (print_failure == 0 || print_failure == EPIPE) return status;
  return report_error(Console(),
                      {ErrorCode::file, fmt::format("cannot write to standard output: {}",
                                                    std::strerror(print_failure.load()))});
}

/// The arguments as `segue` would be given them.
std::vector<std::string> arguments_of(int count, char** values) {
  std::vector<std::string> arguments(values + 1, values + count);
  const bool as_check = path::name_of(values[0]) == check_program;
  if (as_check && (arguments.empty() || arguments.front() != "--version"))
    arguments.insert(arguments.begin(), "check");
  return arguments;
}

}  // namespace
}  // namespace segue::cli

int main(int count, char** values) {
  try {
    return segue::cli::all_printed(segue::cli::run(segue::cli::arguments_of(count, values)));
  } catch (const std::exception& failure) {
    fmt::print(stderr, "segue: this is a bug in Segue: {}\n", failure.what());
    return segue::cli::bug;
  }
}
