#pragma once

#include <string>

#include "sql/statement.h"

namespace segue::postgresql {

/// The statement as SQL of PostgreSQL, without a terminator; parsing it gives the same tree. Empty
/// where it cannot be written: sql::Writer says when.
std::string write(const sql::Statement& statement);
std::string write(const sql::Expression& expression);

}  // namespace segue::postgresql
