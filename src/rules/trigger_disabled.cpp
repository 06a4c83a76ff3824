#include "rules/rule.h"

namespace segue::rules {
namespace {

/// Whether the same transaction switches them on again, so that nobody else writes meanwhile.
bool is_brief(const Script& script, size_t at, const sql::SwitchTrigger& off) {
  for (size_t i = at; i < script.steps.size() && script.steps[i].in_transaction; ++i) {
    const auto* change = script.steps[i].alters<sql::SwitchTrigger>();
    if (change && change->change != "DISABLE" && change->trigger == off.trigger &&
        change->which == off.which && script.steps[i].table() == script.steps[at].table())
      return true;
  }
  return false;
}

void check(const Script& script, Findings& findings) {
  for (size_t i = 0; i < script.steps.size(); ++i) {
    const Step& step = script.steps[i];
    const auto* change = step.alters<sql::SwitchTrigger>();
    if (!change || change->change != "DISABLE" || step.refused || !step.table_has_users()) continue;
    if (is_brief(script, i, *change)) continue;
    findings
        .add(step.span, "rows of `{}` are written without {} {}", step.table().text(),
             change->rule ? "the rule" : "the trigger",
             change->trigger ? '`' + change->trigger.text + '`' : change->which)
        .statement = step.index;
  }
}

}  // namespace

extern const Rule trigger_disabled{
    .id = "trigger-disabled",
    .severity = Severity::warning,
    .what = "Triggers of a table in use are switched off.",
    .why =
        "Until they are on again, rows are written without what the triggers check or add, "
        "foreign keys among it, and nothing looks at those rows later.",
    .instead = "Leave them on; for a load, switch them off for the session that loads.",
    .check = check,
};

}  // namespace segue::rules
