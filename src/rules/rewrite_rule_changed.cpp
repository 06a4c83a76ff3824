#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* create = step.as<sql::CreateRule>();
  const auto* drop = step.as<sql::Drop>();
  if (!create && !(drop && drop->kind == sql::ObjectKind::rule)) return;
  if (!step.table_has_users()) return;
  findings.add(step.span, "statements on `{}` do something else from here on", step.table().text());
}

}  // namespace

extern const Rule rewrite_rule_changed{
    .id = "rewrite-rule-changed",
    .severity = Severity::warning,
    .what = "A rule that rewrites the statements of running code is added or dropped.",
    .why =
        "From one moment to the next the same statement does something else, without a "
        "change of the code.",
    .instead = "Use a trigger, or change the code.",
    .check = check,
};

}  // namespace segue::rules
