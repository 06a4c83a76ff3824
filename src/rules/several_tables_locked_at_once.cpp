#include "rules/held_locks.h"
#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  HeldLocks locks;
  for (const Step& step : script.steps) {
    const auto& held = locks.at(step);
    if (held.empty() || step.refused) continue;
    const facts::Lock* first = nullptr;
    for (const auto& lock : held)
      if (lock.blocks_reads) first = &lock;
    if (first == nullptr) continue;
    for (const facts::Lock& lock : step.cost.locks) {
      if (!lock.blocks_reads || lock.relation == first->relation || !has_users(step, lock.relation))
        continue;
      findings.add(step.span, "`{}` is locked while `{}` still is", lock.relation, first->relation);
      return;
    }
  }
}

}  // namespace

extern const Rule several_tables_locked_at_once{
    .id = "several-tables-locked-at-once",
    .severity = Severity::note,
    .what = "One transaction locks several tables against reading, one after the other.",
    .why =
        "Code that takes the same tables in another order deadlocks with the migration, and "
        "all of them are locked until the last is done.",
    .instead = "Give each table a migration of its own.",
    .check = check,
};

}  // namespace segue::rules
