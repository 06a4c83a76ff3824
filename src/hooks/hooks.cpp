#include "hooks/hooks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/duration.h"
#include "base/files.h"
#include "base/text.h"

namespace segue::hooks {
namespace {

constexpr size_t shown_lines = 10;
constexpr size_t longest_line = 300;

bool is_name(std::string_view text) {
  return !text.empty() && std::isdigit(static_cast<unsigned char>(text[0])) == 0 &&
         std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return c == '_' || std::isalnum(c) != 0; });
}

/// What a hook prints may hold anything: nothing that steers a terminal gets through.
std::string plain(std::string_view line) {
  std::string text(line.substr(0, longest_line));
  std::erase_if(text, [](unsigned char c) { return (c < ' ' && c != '\t') || c == 0x7f; });
  text.resize(text::first_invalid_utf8(text, 0));
  return text;
}

/// The last lines that say something.
std::vector<std::string> last_lines(std::string_view output, size_t most) {
  std::vector<std::string> lines;
  for (const std::string_view line : text::split(output, '\n'))
    if (!text::trimmed(line).empty()) lines.push_back(plain(line));
  if (lines.size() > most) lines.erase(lines.begin(), lines.end() - static_cast<long>(most));
  return lines;
}

std::string name_of(const Hook& hook) {
  return fmt::format("the hook `{}` ({}:{})", path::name_of(hook.words[0]), hook.file, hook.line);
}

bool stops(const Hook& hook, const Happening& happening) {
  return hook.stop_on_failure.value_or(happening.moment.starts_with("before-"));
}

struct Failure {
  std::string words{};
  std::string output{};
};

std::optional<Failure> failure_of(const Hook& hook, const Happening& happening, Outside& outside) {
  Command command{.words = hook.words,
                  .environment = variables_of(happening),
                  .input = json_of(happening) + "\n",
                  .timeout = hook.timeout};
  for (const auto& [name, value] : hook.environment)
    command.environment[name] = value;
  const auto end = outside.run(command);
  if (!end) return Failure{fmt::format("{}: {}", name_of(hook), end.error().message)};
  if (end->timed_out)
    return Failure{fmt::format("{} took longer than {}, it was ended at `{}`", name_of(hook),
                               in_words(hook.timeout), happening.moment),
                   end->output};
  if (end->status == 0) return std::nullopt;
  return Failure{
      fmt::format("{} ended with status {} at `{}`", name_of(hook), end->status, happening.moment),
      end->output};
}

Error stopped_by(const Failure& failure) {
  const auto lines = last_lines(failure.output, shown_lines);
  return {ErrorCode::step, lines.empty() ? failure.words
                                         : fmt::format("{}, its last words:\n  {}", failure.words,
                                                       text::joined(lines, "\n  "))};
}

std::string warning_of(const Failure& failure) {
  const auto lines = last_lines(failure.output, 1);
  return failure.words + (lines.empty() ? "" : ": " + lines[0]) + "; the rollout goes on";
}

void read_environment(Keys& keys, Hook& hook) {
  for (const auto& variable : keys.words("env")) {
    const size_t equals = variable.find('=');
    const std::string name = variable.substr(0, equals);
    // The value is left out of the message, it may be a secret.
    if (equals == std::string::npos || !is_name(name))
      keys.refuse("`env` is a list of \"NAME=value\"");
    else
      hook.environment[name] = variable.substr(equals + 1);
  }
}

Result<Hook> read_hook(const Table& table, const std::string& file) {
  Keys keys(table, file, {"at", "run", "timeout", "on_failure", "env"});
  Hook hook{.at = keys.moments("at"),
            .words = keys.words("run"),
            .timeout = keys.time("timeout", std::chrono::minutes(1), std::chrono::hours(24)),
            .file = file,
            .line = table.line};
  if (hook.at.empty()) keys.refuse("a hook needs `at`, the moments when it is called");
  if (hook.words.empty() || hook.words[0].empty())
    keys.refuse("a hook needs `run`, the program and its arguments");
  else if (hook.words[0].find('/') != std::string::npos && hook.words[0][0] != '/')
    hook.words[0] = path::joined(path::folder_of(file), hook.words[0]);
  if (keys.word("on_failure"))
    hook.stop_on_failure = keys.choice("on_failure", {"stop", "go-on"}) == "stop";
  read_environment(keys, hook);
  if (keys.problem()) return *keys.problem();
  return hook;
}

}  // namespace

Result<std::vector<Hook>> read_hooks(const std::vector<Table>& tables, const std::string& file) {
  std::vector<Hook> hooks;
  for (const auto& table : tables) {
    auto hook = read_hook(table, file);
    if (!hook) return hook.error();
    hooks.push_back(std::move(*hook));
  }
  return hooks;
}

Result<bool> call(const std::vector<Hook>& hooks, const Happening& happening, Outside& outside,
                  const Told& told) {
  bool any = false;
  for (const auto& hook : hooks) {
    if (std::find(hook.at.begin(), hook.at.end(), happening.moment) == hook.at.end()) continue;
    any = true;
    const auto failure = failure_of(hook, happening, outside);
    if (!failure) continue;
    if (stops(hook, happening)) return stopped_by(*failure);
    told(warning_of(*failure));
  }
  return any;
}

}  // namespace segue::hooks
