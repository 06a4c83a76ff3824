#include "catalog/alter_order.h"

#include <algorithm>

namespace segue::catalog {
namespace {

template <class... Forms>
bool is_one_of(const sql::AlterAction& action) {
  return (std::holds_alternative<Forms>(action.form) || ...);
}

/// The pass in which an action is taken, after the passes of tablecmds.c (13 to 18); where a server
/// has others, its actions do not meet in one statement, or come to the same.
int pass_of(const sql::AlterAction& action) {
  using namespace sql;
  if (is_one_of<DropColumn, DropConstraint, DropPrimaryKey, DropIndexOfTable, DropNotNull,
                DropDefault, DropExpression, DropIdentity>(action))
    return 0;
  if (is_one_of<ConvertCharacterSet, AlterColumnType, SetExpression>(action)) return 1;
  if (is_one_of<SetNotNull, SetIdentity>(action)) return 3;
  if (is_one_of<AddConstraint, AddIndex>(action)) return 4;
  if (is_one_of<SetDefault, AddIdentity>(action)) return 5;
  if (is_one_of<ValidateConstraint, AlterConstraint, SetColumnOption, ReplicaIdentity, ClusterOn>(
          action))
    return 6;
  return 2;
}

}  // namespace

bool is_drop(const sql::AlterAction& action) {
  return pass_of(action) == 0;
}

std::vector<const sql::AlterAction*> in_order(const sql::AlterTable& statement, bool keys_first) {
  const auto is_key = [](const sql::AlterAction& action) {
    return is_one_of<sql::DropConstraint, sql::DropPrimaryKey, sql::DropIndexOfTable>(action);
  };
  const auto rank = [&](const sql::AlterAction* action) {
    return keys_first && is_key(*action) ? -1 : pass_of(*action);
  };
  std::vector<const sql::AlterAction*> order;
  for (const sql::AlterAction& action : statement.actions)
    order.push_back(&action);
  std::stable_sort(order.begin(), order.end(),
                   [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
  return order;
}

}  // namespace segue::catalog
