#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool same(const Step& step, const catalog::ExpressionRef& a, const catalog::ExpressionRef& b) {
  return a && b && step.semantics->text_of(*a) == step.semantics->text_of(*b);
}

void check(const Step& step, Findings& findings) {
  const auto* set = step.alters<sql::SetDefault>();
  const auto* definition = set ? nullptr : definition_in(step);
  if (!set && (!definition || !attribute<sql::Default>(*definition))) return;
  const sql::Name name = set ? set->column : redefinition(step)->old_name;
  const catalog::Column* was = column_before(step, name);
  const catalog::Column* is = column_after(step, set ? set->column : definition->name);
  if (!was || !is || !is->default_value || !column_has_users(step, name)) return;
  if (same(step, was->default_value, is->default_value)) return;
  findings.add(step.span, "code that leaves `{}` out stores {} from here on", is->name,
               step.semantics->text_of(*is->default_value));
}

}  // namespace

extern const Rule default_changed{
    .id = "default-changed",
    .severity = Severity::note,
    .what = "A column that running code uses gets another default.",
    .why =
        "Old code that leaves the column out stores the new value without knowing it. Rows "
        "that are there keep what they have.",
    .instead =
        "Where the old code must go on storing the old value, let it write the column itself "
        "first; fill old rows in a step of its own.",
    .check = check,
};

}  // namespace segue::rules
