#include "dialects/mysql/client_commands.h"

#include <algorithm>

#include "base/text.h"

namespace segue::mysql {
namespace {

constexpr std::string_view line_commands[] = {
    "charset", "connect", "edit", "ego",    "exit",   "nopager", "notee",  "nowarning", "pager",
    "print",   "prompt",  "quit", "rehash", "source", "status",  "system", "tee",       "warnings",
};

}  // namespace

bool is_client_command(std::string_view word) {
  return std::ranges::binary_search(line_commands, word);
}

bool brings_in(std::string_view line) {
  return line.starts_with("\\.") || text::starts_with_ignoring_case(line, "source");
}

BackslashCommand backslash_command(char letter) {
  switch (letter) {
    case 'g':
    case 'G':
      return BackslashCommand::ends_statement;
    case 'N':
      return BackslashCommand::null_value;
    default:
      return std::string_view("!#.?CPRTWcdehnpqrstuwx").find(letter) != std::string_view::npos
                 ? BackslashCommand::takes_line
                 : BackslashCommand::unknown;
  }
}

}  // namespace segue::mysql
