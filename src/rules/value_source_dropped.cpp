#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* identity = step.alters<sql::DropIdentity>();
  const auto* expression = identity ? nullptr : step.alters<sql::DropExpression>();
  if (!identity && !expression) return;
  const sql::Name& name = identity ? identity->column : expression->column;
  const catalog::Column* was = column_before(step, name);
  if (!was || !column_has_users(step, name)) return;
  if (identity ? !was->identity_always : !was->generated) return;
  findings.add(step.span, "nothing fills `{}` where code leaves it out", was->name);
}

}  // namespace

extern const Rule value_source_dropped{
    .id = "value-source-dropped",
    .severity = Severity::warning,
    .what = "A column keeps its values but loses what fills it in new rows.",
    .why =
        "Code that leaves the column out inserts NULL from then on, or fails where NULL is "
        "not allowed.",
    .instead =
        "Give the column a default before, or drop its source in the contract phase, once "
        "code writes the column itself.",
    .check = check,
};

}  // namespace segue::rules
