#include "rules/rule.h"

namespace segue::rules {
namespace {

const catalog::Relation* secured_before(const Step& step) {
  const catalog::Relation* table = step.table_before();
  return table && table->row_security && step.table_has_users() ? table : nullptr;
}

void check(const Step& step, Findings& findings) {
  if (const auto* security = step.alters<sql::RowSecurity>()) {
    if (security->change != "ENABLE" && security->change != "FORCE") return;
    if (!step.table_has_users()) return;
    findings.add(step.span, "rows of `{}` that no policy lets through vanish", step.table().text());
  } else if (const auto* policy = step.as<sql::CreatePolicy>()) {
    const bool tightens = policy->alter || !policy->permissive.value_or(true);
    if (tightens && secured_before(step))
      findings.add(step.span, "other rows of `{}` are seen than before", policy->table.text());
  } else if (const auto* drop = step.as<sql::Drop>()) {
    if (drop->kind == sql::ObjectKind::policy && secured_before(step))
      findings.add(step.span, "rows of `{}` that `{}` let through vanish", step.table().text(),
                   drop->objects.front().name.text());
  }
}

}  // namespace

extern const Rule row_security_changed{
    .id = "row-security-changed",
    .severity = Severity::warning,
    .what = "It changes which rows of a table in use its users see or may write.",
    .why =
        "A statement that no policy lets through does not fail, it finds nothing: rows "
        "vanish for running code.",
    .instead =
        "Create the policies before row security is switched on, add the new one before the "
        "old one goes, and test with the rights of the application.",
    .check = check,
};

}  // namespace segue::rules
