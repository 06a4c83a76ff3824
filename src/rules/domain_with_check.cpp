#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* create = step.as<sql::CreateDomain>();
  if (!create) return;
  for (const sql::ColumnConstraint& constraint : create->constraints) {
    if (!std::holds_alternative<sql::Check>(constraint.form) &&
        !std::holds_alternative<sql::NotNull>(constraint.form))
      continue;
    findings.add(step.span, "domain `{}` carries a constraint", create->domain.text());
    return;
  }
}

}  // namespace

extern const Rule domain_with_check{
    .id = "domain-with-check",
    .severity = Severity::warning,
    .on = false,
    .what = "A domain is made that carries a constraint.",
    .why =
        "Each later change of the constraint locks and reads every table that uses the "
        "domain, and a column of the domain cannot be added without writing all rows.",
    .instead = "Use the plain type, with a check on the table.",
    .check = check,
};

}  // namespace segue::rules
