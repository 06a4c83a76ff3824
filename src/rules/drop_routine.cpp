#include "base/text.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool is_called_by_triggers_only(const Step& step, const catalog::Id& name) {
  for (const catalog::Id& id : step.before->routines_named(name)) {
    const auto* routine = step.before->routines.find(id);
    const auto& returns = (*routine)->returns;
    if (!returns || !text::equal_ignoring_case(returns->name.name.text, "trigger")) return false;
  }
  return true;
}

void check(const Script& script, Findings& findings) {
  using Kind = sql::ObjectKind;
  for (const Step& step : script.steps) {
    const auto* drop = step.as<sql::Drop>();
    if (!drop || step.refused || step.compat.kind != facts::Class::contract) continue;
    if (drop->kind != Kind::function && drop->kind != Kind::procedure &&
        drop->kind != Kind::routine && drop->kind != Kind::aggregate)
      continue;
    const sql::ObjectName& name = drop->objects.front().name;
    const auto id = step.lookup_before().routine_id(name);
    if (drop->if_exists && !id) continue;
    if (id && is_called_by_triggers_only(step, *id)) continue;
    // One that is made again is compared with what it was elsewhere.
    if (id && !script.after->routines_named(*id).empty()) continue;
    findings.add(step.span, "code that still calls `{}` fails", name.text()).statement = step.index;
  }
}

}  // namespace

extern const Rule drop_routine{
    .id = "drop-routine",
    .severity = Severity::warning,
    .what = "A function or procedure that running code may call is dropped.",
    .why = "The release that runs while the migration is applied still calls it and fails.",
    .instead = "Release code that no longer calls it first; drop it in the contract phase.",
    .check = check,
};

}  // namespace segue::rules
