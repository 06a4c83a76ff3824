#include <algorithm>

#include "rules/rule.h"
#include "rules/sync_triggers.h"

namespace segue::rules {
namespace {

/// Another statement of the script may make the trigger for the way back.
void look_at(const Step& step, const Script& script, Findings& findings) {
  if (!step.as<sql::CreateTrigger>() || !step.table_has_users()) return;
  const auto* trigger = trigger_made_by(step);
  if (!trigger) return;
  const auto own = syncs_of(*trigger, *step.after);
  if (own.empty()) return;
  const catalog::Lookup at_end(*script.after, *script.semantics);
  const catalog::Relation* table = at_end.relation(step.table());
  if (table == nullptr) return;
  const auto all = syncs_of(*table, *script.after);
  for (const ColumnSync& sync : own) {
    if (std::find(all.begin(), all.end(), ColumnSync{sync.from, sync.to}) != all.end()) continue;
    findings.add(step.span, "`{}` follows `{}`, but not the other way round", sync.to, sync.from);
    return;
  }
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps)
    look_at(step, script, findings);
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
