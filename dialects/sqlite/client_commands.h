#pragma once

#include <string_view>

namespace segue::sqlite {

/// Whether a line is a command of the sqlite3 shell (`.read file`). Commands may be shortened, as
/// the shell allows it.
bool is_shell_command(std::string_view line);

/// Whether such a command brings in SQL or rows from elsewhere (`.read`, `.import`).
bool brings_in(std::string_view line);

}  // namespace segue::sqlite
