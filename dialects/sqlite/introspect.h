#pragma once

#include "base/error.h"
#include "catalog/catalog.h"
#include "dialect/connection.h"

namespace segue::sqlite {

/// The schema `main` of a database. What the pragmas tell (columns and their types, defaults, keys,
/// indexes, foreign keys, options of tables) is taken from them; only what they leave out (checks,
/// names of constraints, expressions, views, triggers) is read from the stored SQL. Tables of the
/// engine's own, those that virtual tables keep beside themselves, and the journal's are left out.
Result<catalog::Catalog> introspect(dialect::Connection& connection);

}  // namespace segue::sqlite
