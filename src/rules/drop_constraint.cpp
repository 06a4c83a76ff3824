#include <algorithm>

#include "rules/rule.h"

namespace segue::rules {
namespace {

using catalog::ConstraintKind;

bool is_looser(const catalog::Constraint& constraint) {
  return constraint.kind == ConstraintKind::check || constraint.kind == ConstraintKind::exclusion ||
         constraint.kind == ConstraintKind::foreign_key;
}

/// Whether the table has another one of the kind on the same columns in the end.
bool is_replaced(const catalog::Relation& table, const catalog::Constraint& dropped) {
  return std::any_of(table.constraints.begin(), table.constraints.end(), [&](const auto& each) {
    return each->kind == dropped.kind && each->columns == dropped.columns;
  });
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    const auto* drop = step.alters<sql::DropConstraint>();
    if (!drop || step.refused || !step.table_has_users()) continue;
    const auto id = step.lookup_before().relation_id(step.table());
    const catalog::Relation* before = step.table_before();
    const catalog::Constraint* constraint =
        before ? step.lookup_before().constraint(*before, drop->constraint) : nullptr;
    if (!constraint || !is_looser(*constraint)) continue;
    const catalog::Relation* then = script.at_start->relation(*id);
    if (then && !catalog::find_constraint(*then, constraint->key)) continue;
    const catalog::Relation* in_the_end = script.after->relation(*id);
    if (!in_the_end || is_replaced(*in_the_end, *constraint)) continue;
    findings
        .add(step.span, "`{}` takes values that `{}` refused", step.table().text(),
             constraint->name)
        .statement = step.index;
  }
}

}  // namespace

extern const Rule drop_constraint{
    .id = "drop-constraint",
    .severity = Severity::note,
    .what = "A check or a foreign key of a table in use is dropped.",
    .why =
        "Code that relies on it meets values that it took for impossible, and they stay "
        "after the constraint comes back.",
    .instead =
        "Drop it once no running release relies on it; to replace it, add the new one first.",
    .check = check,
};

}  // namespace segue::rules
