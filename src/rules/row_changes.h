#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/rows.h"
#include "rules/parts.h"

namespace segue::rules {

/// An UPDATE or DELETE of one table.
struct RowChange {
  sql::ObjectName table{};
  const sql::Expression* where = nullptr;         // null: every row
  const sql::Assignments* assignments = nullptr;  // null: a DELETE
  bool limited = false;
};
/// Nothing where the step is of another form.
std::optional<RowChange> row_change(const facts::Step& step);

using facts::is_always_true;
using facts::picks_by_value;

/// Whether the work of the step grows with the rows of a table that has users: a change of most
/// rows, or a copy of them.
bool works_on_many_rows(const facts::Step& step);
/// The table with users that an INSERT … SELECT reads as a whole; empty where it reads none.
sql::ObjectName table_copied_by(const facts::Step& step);

/// The last part of a plain reference; empty where the value is none.
std::string column_named_by(const sql::Expression& value);
/// The columns that an expression names, by their last parts.
std::vector<std::string> columns_in(const sql::Expression& value);

}  // namespace segue::rules
