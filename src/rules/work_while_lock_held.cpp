#include <algorithm>

#include "rules/held_locks.h"
#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  HeldLocks locks;
  for (const Step& step : script.steps) {
    const auto& held = locks.at(step);
    if (held.empty() || step.refused || step.cost.duration != facts::Duration::rows) continue;
    if (step.alters<sql::ValidateConstraint>() || works_on_many_rows(step)) continue;
    if (step.cost.scans.empty() && step.cost.rewrites.empty()) continue;
    const auto worse = std::find_if(held.begin(), held.end(), [&](const facts::Lock& lock) {
      return step.cost.blocks_reads() ? false : lock.blocks_reads || !step.cost.blocks_writes();
    });
    if (worse == held.end()) continue;
    findings.add(step.span, "`{}` stays locked while this works", worse->relation);
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
