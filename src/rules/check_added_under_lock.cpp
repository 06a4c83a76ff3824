#include "rules/one_writer.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddConstraint>();
  if (!add || !std::holds_alternative<sql::Check>(add->constraint.form)) return;
  if (!step.cost.blocks_long() || !step.table_has_users()) return;
  findings.add(step.span, "every row of `{}` is tested while {} wait", step.table().text(),
               step.cost.blocks_reads() ? "reads and writes" : "writes");
}

}  // namespace

extern const Rule check_added_under_lock{
    .id = "check-added-under-lock",
    .severity = Severity::error,
    .what = "A check is added and every row tested in one statement, while others wait.",
    .why =
        "The table cannot be written, on some servers not even read, until its last row is "
        "tested.",
    .instead =
        "Add it without testing the rows that are there (NOT VALID), and validate it in a "
        "later migration while writes go on; where the server has no such form, let a tool "
        "copy the table in the background.",
    .with_one_writer = let_writers_wait,
    .check = check,
};

}  // namespace segue::rules
