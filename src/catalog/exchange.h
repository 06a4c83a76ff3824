#pragma once

#include <vector>

#include "catalog/context.h"
#include "sql/alter.h"

namespace segue::catalog {

/// Renames that pass names on within one statement (`RENAME x TO y, RENAME y TO x`), which no order
/// of single renames amounts to. Does those among `actions`, if there are such and each of them is
/// possible, and returns them: what is left of them is the rest of their definition. The others are
/// left to be done one by one.
std::vector<const sql::AlterAction*> exchange_names(
    Context& context, const Id& table, const std::vector<const sql::AlterAction*>& actions);

}  // namespace segue::catalog
