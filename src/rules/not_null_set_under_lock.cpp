#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* set = step.alters<sql::SetNotNull>();
  if (!set || !step.cost.blocks_long() || !step.table_has_users()) return;
  findings.add(set->column.span, "every row of `{}` is checked for NULL `{}` while others wait",
               step.table().text(), set->column.text);
}

}  // namespace

extern const Rule not_null_set_under_lock{
    .id = "not-null-set-under-lock",
    .severity = Severity::error,
    .what = "A column becomes NOT NULL in a way that reads the whole table under a lock.",
    .why =
        "Reads and writes of the table wait until the last row is read; on a large table, minutes.",
    .instead =
        "Prove it first: add a check that new rows must pass, validate it in a later migration "
        "while writes go on, then set NOT NULL.",
    .check = check,
};

}  // namespace segue::rules
