#pragma once

#include <string>

#include "dialect/dialect.h"

namespace segue::test {

/// Writes the statement as SQL and reads that again. What is wrong where the second tree differs
/// from the first, as text for a person; empty where they are equal. A statement of which a part
/// was not kept (rows past a limit, a password) cannot be written and counts as equal.
std::string round_trip_problem(const dialect::Dialect& dialect, const sql::Statement& statement);

}  // namespace segue::test
