#include <algorithm>

#include "base/text.h"
#include "rules/required.h"
#include "rules/rule.h"
#include "rules/sync_triggers.h"

namespace segue::rules {
namespace {

bool fires_on_insert(const catalog::Trigger& trigger) {
  return trigger.timing == "BEFORE" &&
         std::any_of(trigger.events.begin(), trigger.events.end(),
                     [](const auto& event) { return event.event == "INSERT"; });
}

/// Whether others meet the table between this step and the end of the script.
bool is_seen_between(const Script& script, const Step& step) {
  return !script.semantics->traits().transactional_ddl || !(step.in_transaction || script.wrapped);
}

const catalog::Column* unwritten(const catalog::Relation* table, const std::string& name) {
  if (table == nullptr) return nullptr;
  for (const auto& column : table->columns)
    if (text::lower(column->key) == name && is_required(*column)) return &*column;
  return nullptr;
}

void check_drop(const Script& script, const Step& step, const sql::ObjectReference& dropped,
                Findings& findings) {
  const auto id = table_of_trigger(*step.before, step.lookup_before(), dropped);
  const auto* table = id ? step.before->relation(*id) : nullptr;
  if (table == nullptr) return;
  const std::string key =
      step.lookup_before().key(catalog::NameKind::trigger, dropped.name.name.text);
  for (const auto& trigger : table->triggers) {
    if (trigger->key != key || !fires_on_insert(*trigger)) continue;
    for (const ColumnSync& sync : syncs_of(*trigger, *step.before)) {
      const auto* column = unwritten(table, sync.to);
      const bool stays = unwritten(script.after->relation(*id), sync.to) != nullptr;
      if (column != nullptr && (stays || is_seen_between(script, step)))
        findings.add(step.span, "nothing fills `{}` from here on, and it takes no row without",
                     column->name);
    }
  }
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    const auto* drop = step.as<sql::Drop>();
    if (drop && drop->kind == sql::ObjectKind::trigger && !step.refused)
      check_drop(script, step, drop->objects.front(), findings);
  }
}

}  // namespace

extern const Rule column_unfilled_behind_trigger{
    .id = "column-unfilled-behind-trigger",
    .severity = Severity::warning,
    .what =
        "A trigger is dropped that filled a NOT NULL column without a default, and the column is "
        "still there.",
    .why =
        "Code that no longer knows the column, or does not know it yet, adds rows without it: "
        "from the drop on each of them is refused.",
    .instead = "Give the column a default, or let it be NULL, before the trigger is dropped.",
    .check = check,
};

}  // namespace segue::rules
