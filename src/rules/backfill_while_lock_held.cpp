#include "rules/held_locks.h"
#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  HeldLocks locks;
  for (const Step& step : script.steps) {
    const auto& held = locks.at(step);
    if (held.empty() || step.refused || !works_on_many_rows(step)) continue;
    findings
        .add(step.span, "`{}` stays locked until every row is written",
             foremost(held, step, script).relation)
        .statement = step.index;
    return;  // what follows has the same cause
  }
}

}  // namespace

extern const Rule backfill_while_lock_held{
    .id = "backfill-while-lock-held",
    .severity = Severity::error,
    .what = "Rows are changed in a transaction that holds a lock from changing the schema.",
    .why = "The lock of the schema change keeps everybody out until the last row is written.",
    .instead = "Change the schema in one migration and the rows in the next, in batches.",
    .check = check,
};

}  // namespace segue::rules
