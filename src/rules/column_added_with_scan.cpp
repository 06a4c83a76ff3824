#include "rules/added_column.h"
#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddColumn>();
  if (!add || step.cost.scans.empty() || !step.cost.rewrites.empty()) return;
  if (step.compat.kind == facts::Class::breaking) return;  // it fails at the first row
  if (!step.cost.blocks_long() || !step.table_has_users()) return;
  findings.add(add->column.name.span, "`{}` comes with {}: every row of `{}` is read while {} wait",
               add->column.name.text, cause_of_scan(*add), step.table().text(), waiting(step));
}

}  // namespace

extern const Rule column_added_with_scan{
    .id = "column-added-with-scan",
    .severity = Severity::error,
    .what = "A column is added with a constraint that is checked on every row while others wait.",
    .why =
        "The constraint comes in the same statement as the column, and with it under the same "
        "lock: the server reads the table, or builds an index on it, before anybody else can "
        "go on.",
    .instead =
        "Add the column alone. Add the constraint in a second step, in the form that does not "
        "check old rows at once, or from an index that was built while writes went on.",
    .with_one_writer =
        "Add the column without the constraint, which takes a moment, and let a trigger refuse "
        "what it would; or run it when few write, with the patience to wait (busy_timeout).",
    .check = check,
};

}  // namespace segue::rules
