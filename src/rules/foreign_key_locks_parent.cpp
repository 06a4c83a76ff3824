#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (!step.as<sql::CreateTable>() && !step.alters<sql::AddColumn>()) return;
  if (step.cost.locks.empty() || step.cost.duration == facts::Duration::rows) return;
  for (const AddedForeignKey& key : added_foreign_keys(step)) {
    const auto id = step.lookup_before().relation_id(key.references->table);
    if (!id || step.lookup_after().relation_id(key.table) == id) continue;
    const facts::Lock* lock = step.cost.lock_of(step.lookup_before().shown(*id));
    if (!lock || !lock->blocks_writes || !has_users(step, key.references->table)) continue;
    findings.add(key.span, "writes of `{}` wait while the foreign key is made",
                 key.references->table.text());
  }
}

}  // namespace

extern const Rule foreign_key_locks_parent{
    .id = "foreign-key-locks-parent",
    .severity = Severity::note,
    .what = "A new table, or a new column, has a foreign key to a table in use.",
    .why =
        "Making it locks the table that it points at against writes: for a moment, but the "
        "statement waits for all running writes, later ones wait behind it, and the lock "
        "lasts to the end of the transaction.",
    .instead = "Set a short limit on the wait for the lock, and keep the transaction short.",
    .check = check,
};

}  // namespace segue::rules
