#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* lock = step.as<sql::LockTables>();
  if (!lock || lock->unlock) return;
  for (const auto& table : lock->tables) {
    if (!has_users(step, table.name)) continue;
    findings.add(step.span, "`{}` is locked until the end of the transaction or the session",
                 table.name.text());
    return;
  }
}

}  // namespace

extern const Rule explicit_table_lock{
    .id = "explicit-table-lock",
    .severity = Severity::warning,
    .what = "A script locks a table that others use.",
    .why = "Nobody gets at the table until the transaction ends.",
    .instead = "Do without: most changes take the lock that they need for as long as they need it.",
    .check = check,
};

}  // namespace segue::rules
