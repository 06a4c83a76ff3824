#pragma once

#include <string_view>

#include "base/error.h"
#include "dialect/connection.h"

namespace segue::mysql {

/// An error of the server as one of ours: its words, its number and its SQLSTATE.
Error to_error(const dialect::SqlError& error);

/// Runs a statement of our own.
Result<dialect::Rows> ask(dialect::Connection& connection, std::string_view statement,
                          const dialect::Values& values = {});

/// Whether the server says that it is MariaDB.
bool is_mariadb(dialect::Connection& connection);

}  // namespace segue::mysql
