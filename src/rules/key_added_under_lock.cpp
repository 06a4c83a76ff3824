#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddConstraint>();
  const auto* key = add ? std::get_if<sql::KeyConstraint>(&add->constraint.form) : nullptr;
  if (!key || key->using_index) return;
  if (!step.cost.blocks_long() || !step.table_has_users()) return;
  findings.add(step.span, "{} of `{}` wait until the index of the key is built",
               step.cost.blocks_reads() ? "reads and writes" : "writes", step.table().text());
}

}  // namespace

extern const Rule key_added_under_lock{
    .id = "key-added-under-lock",
    .severity = Severity::error,
    .what =
        "A primary key or a unique constraint is added, and its index built, while others "
        "wait.",
    .why =
        "The build reads every row of the table and holds the lock of the constraint until "
        "it is done.",
    .instead =
        "Build the unique index first, in a way that lets writes go on, and then make the "
        "constraint of it (USING INDEX), which takes a moment; where the server has no such "
        "form, let a tool copy the table in the background.",
    .check = check,
};

}  // namespace segue::rules
