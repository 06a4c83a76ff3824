#include <algorithm>

#include "rules/held_locks.h"
#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// Rows of a table that is made in the same release are few, and nobody's. Of changed rows another
/// rule speaks.
bool goes_through_rows(const Step& step) {
  if (step.cost.duration != facts::Duration::rows || step.refused) return false;
  const bool changes_rows = step.as<sql::Insert>() || step.as<sql::Update>() ||
                            step.as<sql::Delete>() || step.as<sql::Merge>();
  const bool is_about_table = step.as<sql::AlterTable>() || step.as<sql::CreateIndex>();
  if (changes_rows || (is_about_table && !step.table_has_users())) return false;
  const auto in_use = [&](const std::string& relation) { return has_users(step, relation); };
  return std::any_of(step.cost.scans.begin(), step.cost.scans.end(), in_use) ||
         std::any_of(step.cost.rewrites.begin(), step.cost.rewrites.end(), in_use);
}

/// Whether the step by itself locks the table as much; that has rules of its own.
bool is_locked_anyway(const Step& step, const facts::Lock& held) {
  const facts::Lock* own = step.cost.lock_of(held.relation);
  return own && own->blocks_writes && (own->blocks_reads || !held.blocks_reads);
}

void check(const Script& script, Findings& findings) {
  HeldLocks locks;
  for (const Step& step : script.steps) {
    const auto& held = locks.at(step);
    if (held.empty() || !goes_through_rows(step)) continue;
    if (step.alters<sql::ValidateConstraint>()) continue;
    const auto waits = std::find_if(held.begin(), held.end(), [&](const facts::Lock& lock) {
      return !is_locked_anyway(step, lock);
    });
    if (waits == held.end()) continue;
    findings.add(step.span, "{} of `{}` wait while this works",
                 waits->blocks_reads ? "reads and writes" : "writes", waits->relation);
    return;  // what follows has the same cause
  }
}

}  // namespace

extern const Rule work_while_lock_held{
    .id = "work-while-lock-held",
    .severity = Severity::error,
    .what =
        "A statement that works for long runs while its transaction still holds a lock of an "
        "earlier one.",
    .why = "Whoever needs the locked table waits for work that has nothing to do with the lock.",
    .instead =
        "Put the statement into a migration of its own, so that the lock is gone when the "
        "work begins.",
    .check = check,
};

}  // namespace segue::rules
