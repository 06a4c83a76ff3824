#include <set>

#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  std::set<std::string> locked;
  int statement = -1;
  for (const Step& step : script.steps) {
    // Outside a transaction, what one statement locks is free before the next one begins.
    if (!step.in_transaction && step.index != statement) locked.clear();
    statement = step.index;
    if (step.refused || step.cost.locks.empty()) continue;
    for (const AddedForeignKey& key : added_foreign_keys(step)) {
      const auto id = step.lookup_before().relation_id(key.references->table);
      if (!id || !has_users(step, key.references->table)) continue;
      const std::string shown = step.lookup_before().shown(*id);
      const facts::Lock* lock = step.cost.lock_of(shown);
      if (!lock || !lock->blocks_writes) continue;
      if (!locked.empty() && !locked.contains(shown))
        findings
            .add(key.span, "`{}` is locked while the lock of `{}` is held",
                 key.references->table.text(), *locked.begin())
            .statement = step.index;
      locked.insert(shown);
    }
  }
}

}  // namespace

extern const Rule foreign_keys_in_one_transaction{
    .id = "foreign-keys-in-one-transaction",
    .severity = Severity::warning,
    .what = "Foreign keys to several tables in use are made in one transaction.",
    .why =
        "Each locks the table that it points at, and all locks are held until the end: "
        "several busy tables stand still at once, and a transaction that takes them in "
        "another order ends in a deadlock.",
    .instead = "Make one foreign key per transaction.",
    .check = check,
};

}  // namespace segue::rules
