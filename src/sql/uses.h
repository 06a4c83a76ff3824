#pragma once

#include "sql/statement.h"

namespace segue::sql {

/// What a piece of SQL names. Names of its own common table expressions are left out. A column is
/// given as it was written: with its table or alias, or bare.
struct Uses {
  ObjectNames reads{};   // tables and views in FROM, JOIN, USING …
  ObjectNames writes{};  // targets of INSERT, UPDATE, DELETE, MERGE, COPY FROM, TRUNCATE
  std::vector<ColumnReference> columns{};
  ObjectNames functions{};  // functions called
};

Uses uses_of(const Statement& statement);
Uses uses_of(const Query& query);
Uses uses_of(const DataStatement& statement);
Uses uses_of(const Expression& expression);

}  // namespace segue::sql
