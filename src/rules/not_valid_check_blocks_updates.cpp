#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddConstraint>();
  if (!add || !add->constraint.attributes.not_valid) return;
  if (!std::holds_alternative<sql::Check>(add->constraint.form)) return;
  if (step.compat.kind != facts::Class::contract || !step.table_has_users()) return;
  findings.add(step.span, "rows of `{}` that fail the check can no longer be updated",
               step.table().text());
}

}  // namespace

extern const Rule not_valid_check_blocks_updates{
    .id = "not-valid-check-blocks-updates",
    .severity = Severity::note,
    .what = "A check is added that the rows which are there need not pass yet.",
    .why =
        "An update of a row that fails the check is refused, whatever column it changes: old "
        "rows can no longer be written.",
    .instead = "Bring the old rows in order first, or let a trigger do so when they are written.",
    .check = check,
};

}  // namespace segue::rules
