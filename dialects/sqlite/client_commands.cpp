#include "dialects/sqlite/client_commands.h"

#include <algorithm>
#include <array>

namespace segue::sqlite {
namespace {

constexpr std::array<std::string_view, 66> commands = {
    "archive", "auth",      "backup",     "bail",     "binary",    "cd",       "changes",
    "check",   "clone",     "connection", "crlf",     "databases", "dbconfig", "dbinfo",
    "dbtotxt", "dump",      "echo",       "eqp",      "excel",     "exit",     "expert",
    "explain", "filectrl",  "fullschema", "headers",  "help",      "imposter", "import",
    "indexes", "intck",     "iotrace",    "limit",    "lint",      "load",     "log",
    "mode",    "nonce",     "nullvalue",  "once",     "open",      "output",   "parameter",
    "print",   "progress",  "prompt",     "quit",     "read",      "recover",  "restore",
    "save",    "scanstats", "schema",     "selftest", "separator", "session",  "sha3sum",
    "shell",   "show",      "stats",      "system",   "tables",    "timeout",  "timer",
    "trace",   "vfsinfo",   "width"};

std::string_view word_of(std::string_view line) {
  return line.substr(1, line.find_first_of(" \t;") - 1);
}

}  // namespace

bool is_shell_command(std::string_view line) {
  if (!line.starts_with('.')) return false;
  const std::string_view word = word_of(line);
  return !word.empty() && std::any_of(commands.begin(), commands.end(),
                                      [&](auto command) { return command.starts_with(word); });
}

bool brings_in(std::string_view line) {
  constexpr std::array<std::string_view, 3> bringing = {"import", "read", "restore"};
  constexpr size_t shortest = 3;  // that no other command begins with
  const std::string_view word = word_of(line);
  return word.size() >= shortest &&
         std::any_of(bringing.begin(), bringing.end(),
                     [&](auto command) { return command.starts_with(word); });
}

}  // namespace segue::sqlite
