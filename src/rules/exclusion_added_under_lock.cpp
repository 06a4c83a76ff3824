#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddConstraint>();
  if (!add || !std::holds_alternative<sql::Exclusion>(add->constraint.form)) return;
  if (!step.cost.blocks_long() || !step.table_has_users()) return;
  findings.add(step.span, "{} of `{}` wait until the exclusion is built",
               step.cost.blocks_reads() ? "reads and writes" : "writes", step.table().text());
}

}  // namespace

extern const Rule exclusion_added_under_lock{
    .id = "exclusion-added-under-lock",
    .severity = Severity::error,
    .what = "An exclusion constraint is added while others wait.",
    .why =
        "Its index is built and every pair of rows that may collide compared, under a lock; "
        "there is no form that lets others go on.",
    .instead =
        "Create a table that has the constraint, fill it in batches, keep it up to date with "
        "a trigger, and let it take the place of the old one.",
    .check = check,
};

}  // namespace segue::rules
