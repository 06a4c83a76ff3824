#pragma once

#include "dialect/connection.h"

namespace segue::test {

/// What `Connection::run_together` promises, kept by a session of any database. It makes a table
/// `together`, which is not there before; the session goes on behind it.
void check_together(dialect::Connection& connection);

}  // namespace segue::test
