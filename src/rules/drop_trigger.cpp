#include <algorithm>

#include "rules/rule.h"
#include "rules/sync_triggers.h"

namespace segue::rules {
namespace {

bool has_trigger(const catalog::Relation* table, const std::string& key) {
  return table && std::any_of(table->triggers.begin(), table->triggers.end(),
                              [&](const auto& trigger) { return trigger->key == key; });
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    const auto* drop = step.as<sql::Drop>();
    if (!drop || drop->kind != sql::ObjectKind::trigger || step.refused) continue;
    const sql::ObjectReference& object = drop->objects.front();
    const auto lookup = step.lookup_at_start();
    const auto table = table_of_trigger(*step.at_start, lookup, object);
    const std::string key = lookup.key(catalog::NameKind::trigger, object.name.name.text);
    if (!table || !has_trigger(script.at_start->relation(*table), key)) continue;
    const catalog::Relation* in_the_end = script.after->relation(*table);
    if (!in_the_end || has_trigger(in_the_end, key)) continue;
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
