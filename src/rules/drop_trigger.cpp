#include <algorithm>

#include "rules/rule.h"

namespace segue::rules {
namespace {

struct Found {
  catalog::Id table{};
  std::string key{};
};

/// The trigger as it was at the start of the range; nothing where there was none.
std::optional<Found> found(const Step& step, const sql::ObjectReference& object) {
  const auto lookup = step.lookup_at_start();
  Found result;
  result.key = lookup.key(catalog::NameKind::trigger, object.name.name.text);
  std::optional<catalog::Id> table;
  if (object.table) {
    table = lookup.relation_id(object.table);
  } else {
    const catalog::Id id = lookup.place(object.name, catalog::NameKind::trigger);
    if (const auto* owner = step.at_start->trigger_owners.find(id)) table = *owner;
  }
  if (!table) return std::nullopt;
  result.table = *table;
  return result;
}

bool has_trigger(const catalog::Relation* table, const std::string& key) {
  return table && std::any_of(table->triggers.begin(), table->triggers.end(),
                              [&](const auto& trigger) { return trigger->key == key; });
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    const auto* drop = step.as<sql::Drop>();
    if (!drop || drop->kind != sql::ObjectKind::trigger || step.refused) continue;
    const sql::ObjectReference& object = drop->objects.front();
    const auto trigger = found(step, object);
    if (!trigger || !has_trigger(script.at_start->relation(trigger->table), trigger->key)) continue;
    const catalog::Relation* in_the_end = script.after->relation(trigger->table);
    if (!in_the_end || has_trigger(in_the_end, trigger->key)) continue;
    findings
        .add(step.span, "writes of `{}` no longer do what `{}` added", in_the_end->name,
             object.name.text())
        .statement = step.index;
  }
}

}  // namespace

extern const Rule drop_trigger{
    .id = "drop-trigger",
    .severity = Severity::warning,
    .what = "A trigger of a table in use is dropped.",
    .why =
        "Writes of running code no longer do what the trigger added: columns are not kept in "
        "step, rows not logged.",
    .instead = "Drop it once no running release relies on it.",
    .check = check,
};

}  // namespace segue::rules
