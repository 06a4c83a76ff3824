#pragma once

#include <optional>

#include "dialect/dialect.h"

namespace segue::sqlite {

/// Why SQLite surely refuses a statement that its grammar takes, whatever the schema is: a type
/// that a STRICT table does not know, AUTOINCREMENT on a key that is not the row number, a query in
/// a CHECK … Told as a syntax error is, since the server, too, finds it as it reads the statement.
std::optional<dialect::SyntaxError> impossible(const sql::Statement& statement);

}  // namespace segue::sqlite
