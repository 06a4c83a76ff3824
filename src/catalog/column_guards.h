#pragma once

#include "catalog/context.h"

namespace segue::catalog {

// Changes of a column that the server surely refuses, where objects protect what they are bound to:
// a column that comes from a parent, one that divides a table into partitions, one that a view, a
// generated column, a policy or a trigger is bound to. Each is true, with a finding, where the
// change must not be done. `only`: the statement leaves out the tables that inherit.

bool refuse_new_column(Context& context, const Id& table, const sql::Name& column, bool only);
bool refuse_type_change(Context& context, const Id& table, const sql::Name& column, bool only);
bool refuse_drop(Context& context, const Id& table, const sql::DropColumn& action, bool only);
bool refuse_set_not_null(Context& context, const Id& table, const sql::Name& column, bool only);
bool refuse_drop_not_null(Context& context, const Id& table, const sql::Name& column, bool only);
bool refuse_rename(Context& context, const Id& table, const sql::Name& column, bool only);

/// Takes away the policies and triggers of a table that go with a column under CASCADE.
void drop_bound_parts(Context& context, const Id& table, const std::string& column);

}  // namespace segue::catalog
