#pragma once

#include "catalog/context.h"
#include "sql/alter.h"

namespace segue::catalog {

/// Refuses an action that drops or renames a column which the table itself needs: a generated
/// column or a default that reads it, a check, an index over an expression, the partitions. `table`
/// is as the actions before this one have left it.
bool refuse_for_users(Context& context, const Relation& table, const sql::AlterTable& statement,
                      const sql::AlterAction& action);

/// Refuses a statement after which a column that counts leads no key, and undoes what it did to the
/// table. `before` is the table as it was then.
void keep_keys_of_counters(Context& context, const Id& id, const Relation& before, Span span);

}  // namespace segue::catalog
