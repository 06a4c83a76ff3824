#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto change = redefinition(step);
  if (!change || !change->was || !step.cost.rewrites.empty()) return;
  if (!step.cost.blocks_long() || !step.table_has_users()) return;
  const auto& indexes = step.cost.rebuilds_indexes;
  if (indexes.empty())
    findings.add(step.span, "`{}` changes: every row of `{}` is read while {} wait",
                 change->name.text, step.table().text(), waiting(step));
  else
    findings.add(step.span, "`{}` changes: {} built again while {} wait", change->name.text,
                 listed(indexes) + (indexes.size() == 1 ? " is" : " are"), waiting(step));
}

}  // namespace

extern const Rule column_changed_with_scan{
    .id = "column-changed-with-scan",
    .severity = Severity::error,
    .what =
        "A column is changed without a copy of the table, but its rows are read while others "
        "wait.",
    .why =
        "The stored values fit, but a check on the column is proved again for each row, or an "
        "index on it no longer does and is built again, all under the lock of the change.",
    .instead =
        "Drop the check or the index before the change and add it again afterwards, in the "
        "form that lets writes go on.",
    .check = check,
};

}  // namespace segue::rules
