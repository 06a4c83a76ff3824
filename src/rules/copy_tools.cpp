#include "rules/copy_tools.h"

namespace segue::rules {

const catalog::Relation* table_to_copy(const Step& step) {
  const auto* alter = step.as<sql::AlterTable>();
  if (!alter || alter->kind != "TABLE" || step.cost.duration != facts::Duration::rows ||
      !step.table_has_users())
    return nullptr;
  const catalog::Relation* table = step.table_before();
  return table && !table->external ? table : nullptr;
}

}  // namespace segue::rules
