#pragma once

#include <string>
#include <string_view>

#include "dialect/presence.h"

namespace segue::mysql {

/// Who uses a database of MySQL or MariaDB: the attribute `program_name` that clients give when
/// they connect, and the digests of statements.
const dialect::Presence& presence();

/// The text of a digest as a statement that can be parsed: without the word that MySQL puts before
/// what was prepared, with one constant where the server wrote `...` for several.
std::string statement_of_digest(std::string_view digest);

}  // namespace segue::mysql
