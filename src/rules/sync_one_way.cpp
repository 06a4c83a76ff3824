#include <algorithm>

#include "rules/rule.h"
#include "rules/sync_triggers.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (!step.as<sql::CreateTrigger>() || !step.table_has_users()) return;
  const auto* trigger = trigger_made_by(step);
  if (!trigger) return;
  const auto own = syncs_of(*trigger, *step.after);
  if (own.empty()) return;
  const catalog::Relation* table = step.lookup_after().relation(step.table());
  const auto all = syncs_of(*table, *step.after);
  for (const ColumnSync& sync : own) {
    if (std::find(all.begin(), all.end(), ColumnSync{sync.from, sync.to}) != all.end()) continue;
    findings.add(step.span, "`{}` follows `{}`, but not the other way round", sync.to, sync.from);
    return;
  }
}

}  // namespace

extern const Rule sync_one_way{
    .id = "sync-one-way",
    .severity = Severity::warning,
    .what = "A trigger copies an old column to a new one, and nothing copies the new one back.",
    .why =
        "Code that writes the new column only leaves the old one stale: going back to the "
        "old release loses what was written.",
    .instead = "Let the trigger copy in both directions, whichever of the two has changed.",
    .check = check,
};

}  // namespace segue::rules
