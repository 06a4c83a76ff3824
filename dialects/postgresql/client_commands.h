#pragma once

#include <string_view>

namespace segue::postgresql {

/// What a backslash command of psql does to the statement it stands in or behind.
enum class ClientCommandKind {
  unknown,
  aside,       // the statement goes on after it: \set, \echo
  whole_line,  // like aside, and takes the rest of the line as it is: \copy, \!
  ends,        // sends the statement: \g, \gset
};

/// `name` is without the backslash.
ClientCommandKind client_command(std::string_view name);

/// Whether a command brings in SQL or rows from elsewhere: \i, \copy … FROM, \gexec. `line` is the
/// command with what follows it.
bool brings_in(std::string_view name, std::string_view line);

}  // namespace segue::postgresql
