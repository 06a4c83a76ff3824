#pragma once

#include <vector>

#include "sql/statement.h"

namespace segue::catalog {

/// The actions of an ALTER TABLE in the order in which servers take them, whatever the order of the
/// text: what goes, goes first; what is left is converted, and not what is added; what is demanded
/// of columns comes when they are there, and what looks at constraints when those are. With
/// `keys_first` keys go before the columns that they would shrink with.
std::vector<const sql::AlterAction*> in_order(const sql::AlterTable& statement,
                                              bool keys_first = false);

/// Whether the action is one of those that only take something away, which go first.
bool is_drop(const sql::AlterAction& action);

}  // namespace segue::catalog
