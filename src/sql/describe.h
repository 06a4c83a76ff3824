#pragma once

#include <string>
#include <vector>

#include "sql/statement.h"

namespace segue::sql {

/// The statement in SQL words: "CREATE TABLE", "ALTER TABLE", "CREATE INDEX", "UPDATE" … Attributes
/// that are not part of the kind (UNIQUE, TEMPORARY, OR REPLACE) are left out.
std::string kind_of(const Statement& statement);

/// The objects that the statement is about, as the catalog folds their names; of data statements
/// the tables written to.
std::vector<ObjectName> targets_of(const Statement& statement);

/// For ALTER TABLE its actions by name: "add-column", "drop-column", "set-not-null" … Empty for
/// other statements.
std::vector<std::string> actions_of(const Statement& statement);
/// The name of the form in kebab-case: "add-column" for AddColumn.
std::string action_name(const AlterAction& action);

}  // namespace segue::sql
