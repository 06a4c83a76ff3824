#pragma once

#include "base/error.h"
#include "catalog/catalog.h"

struct sqlite3;

namespace segue::sqlite {

/// The schema `main` of an open database. What the pragmas tell (columns and their types, defaults,
/// keys, indexes, foreign keys, options of tables) is taken from them; only what they leave out
/// (checks, names of constraints, expressions, views, triggers) is read from the stored SQL. Tables
/// of the engine's own, and those that virtual tables keep beside themselves, are left out.
Result<catalog::Catalog> introspect(sqlite3* database);

}  // namespace segue::sqlite
