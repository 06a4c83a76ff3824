#pragma once

#include <string>
#include <vector>

#include "sql/statement.h"

namespace segue::sql {

/// The statement in SQL words: "CREATE TABLE", "ALTER TABLE", "CREATE INDEX", "UPDATE" …
std::string kind_of(const Statement& statement);

/// The objects that the statement is about, as the catalog folds their names; of data statements
/// the tables written to.
std::vector<ObjectName> targets_of(const Statement& statement);

/// For ALTER TABLE its actions by name: "add-column", "drop-column", "set-not-null" … Empty for
/// other statements.
std::vector<std::string> actions_of(const Statement& statement);
std::string action_name(const AlterAction& action);

/// Tables (and views) that the statement reads or writes, and the columns it names. Names of common
/// table expressions are left out. A column is given as it was written: with its table or alias, or
/// bare.
struct Uses {
  ObjectNames reads{};
  ObjectNames writes{};
  std::vector<ColumnReference> columns{};
  ObjectNames functions{};
};
Uses uses_of(const Statement& statement);
Uses uses_of(const Query& query);
Uses uses_of(const Expression& expression);

}  // namespace segue::sql
