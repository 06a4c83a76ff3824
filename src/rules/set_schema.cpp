#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    if (step.refused || step.compat.kind != facts::Class::breaking) continue;
    const auto* set = step.alters<sql::SetSchema>();
    const auto* move = step.as<sql::MoveObject>();
    if (!set && !move) continue;
    const sql::ObjectName name = set ? step.as<sql::AlterTable>()->table : move->object.name;
    const auto id = step.lookup_before().relation_id(name);
    if (id && script.after->relation(*id) != nullptr) continue;
    findings
        .add(step.span, "code that finds `{}` where it was does not find it in `{}`", name.text(),
             set ? set->schema.text : move->schema.text)
        .statement = step.index;
  }
}

}  // namespace

extern const Rule set_schema{
    .id = "set-schema",
    .severity = Severity::error,
    .what = "A table, or another object that running code uses, is moved to another schema.",
    .why =
        "Code that names it with its schema, or does not search the other one, no longer "
        "finds it.",
    .instead =
        "Create a view of the old name in the same transaction, and drop it when nothing "
        "uses it.",
    .check = check,
};

}  // namespace segue::rules
