#pragma once

#include "sql/statement.h"

namespace segue::catalog {

// What statements that change rows write to, as trees have it.

/// The table whose rows a statement changes; null where it is none that is named.
inline const sql::ObjectName* written_table(const sql::Insert& insert) {
  return &insert.table;
}
inline const sql::ObjectName* written_table(const sql::Update& update) {
  const auto* table =
      update.tables.empty() ? nullptr : std::get_if<sql::NamedTable>(&update.tables.front().form);
  return table ? &table->name : nullptr;
}

namespace detail {

template <class Visitor>
void visit_target(const sql::Expression& target, Visitor& visit) {
  const auto* column = std::get_if<sql::ColumnReference>(&target.form);
  if (column && !column->parts.empty()) visit(column->parts.back());
}
template <class Visitor>
void visit_targets(const sql::Assignments& assignments, Visitor& visit) {
  for (const sql::Assignment& assignment : assignments)
    for (const sql::Expression& target : assignment.targets)
      visit_target(target, visit);
}

}  // namespace detail

/// Calls `visit(name)` for the columns that get a value by their name.
template <class Visitor>
void for_each_written_column(const sql::Insert& insert, Visitor visit) {
  for (const sql::Expression& column : insert.columns)
    detail::visit_target(column, visit);
  for (const sql::OnConflict& conflict : insert.on_conflict)
    detail::visit_targets(conflict.assignments, visit);
}
template <class Visitor>
void for_each_written_column(const sql::Update& update, Visitor visit) {
  detail::visit_targets(update.assignments, visit);
}

}  // namespace segue::catalog
