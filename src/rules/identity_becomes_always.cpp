#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* set = step.alters<sql::SetIdentity>();
  if (!set || !set->always.value_or(false) || !column_has_users(step, set->column)) return;
  const catalog::Column* was = column_before(step, set->column);
  if (!was || was->identity_always.value_or(true)) return;
  findings.add(step.span, "code that writes a value of `{}` fails", was->name);
}

}  // namespace

extern const Rule identity_becomes_always{
    .id = "identity-becomes-always",
    .severity = Severity::warning,
    .what = "An identity column no longer takes values that code chooses.",
    .why =
        "Code that writes the column itself, such as an import or a copy between databases, "
        "fails.",
    .instead =
        "Make sure that no running code names the column in an INSERT; change it in the "
        "contract phase.",
    .check = check,
};

}  // namespace segue::rules
