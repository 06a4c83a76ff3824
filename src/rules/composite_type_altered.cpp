#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool is_used(const Step& step, const catalog::Id& type) {
  for (const auto& node : step.before->dependents_of({catalog::ObjectClass::type, type}))
    if (node.kind == catalog::ObjectClass::relation && step.at_start->relation(node.id))
      return true;
  return false;
}

void check(const Step& step, Findings& findings) {
  const auto* alter = step.as<sql::AlterTable>();
  if (!alter || alter->kind != "TYPE" || !changes_column(step)) return;
  const auto id = step.lookup_before().type_id(alter->table);
  if (id && is_used(step, *id))
    findings.add(step.span, "columns of type `{}` change with it", alter->table.text());
}

}  // namespace

extern const Rule composite_type_altered{
    .id = "composite-type-altered",
    .severity = Severity::warning,
    .what = "The attributes of a composite type change that tables are made of.",
    .why =
        "Every table with a column of the type is locked, and code that reads or writes its "
        "values by place meets another number of fields.",
    .instead = "Make a second type and a column of it, and move over as with any column.",
    .check = check,
};

}  // namespace segue::rules
