#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (!step.as<sql::AlterTable>() || step.cost.locks.size() < 3) return;
  if (step.alters<sql::AttachPartition>() || step.alters<sql::DetachPartition>()) return;
  const catalog::Relation* table = step.table_before();
  if (!table || !table->partition_by || !step.table_has_users()) return;
  size_t locked = 0;
  for (const facts::Lock& lock : step.cost.locks)
    if (lock.blocks_writes && has_users(step, lock.relation)) ++locked;
  if (locked < 3) return;
  findings.add(step.span, "`{}` and {} more tables are locked together", step.table().text(),
               locked - 1);
}

}  // namespace

extern const Rule lock_spreads_to_partitions{
    .id = "lock-spreads-to-partitions",
    .severity = Severity::note,
    .what = "A statement locks every partition of a table at once.",
    .why =
        "It waits until no partition is in use by another transaction, and all of them stand "
        "still meanwhile.",
    .instead =
        "Set a short limit on the wait for the lock; do what can be done to one partition "
        "after the other that way.",
    .check = check,
};

}  // namespace segue::rules
