#pragma once

#include <string>
#include <string_view>

#include "sql/statement.h"

namespace segue::mysql {

/// The statement as SQL of MySQL and MariaDB, without a terminator; parsing it gives the same tree.
/// Empty where it cannot be written: sql::Writer says when.
std::string write(const sql::Statement& statement);
std::string write(const sql::Expression& expression);
/// A name in backquotes, whether it needs them or not.
std::string quoted_name(std::string_view name);

}  // namespace segue::mysql
