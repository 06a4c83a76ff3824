#pragma once

#include <vector>

#include "sql/statement.h"

namespace segue::catalog {

/// The actions of an ALTER TABLE in the order in which servers take them, whatever the order of the
/// text: what goes, goes first; what is left is converted, and not what is added; what is demanded
/// of columns comes when they are there, and what looks at constraints when those are.
std::vector<const sql::AlterAction*> in_order(const sql::AlterTable& statement);

}  // namespace segue::catalog
