#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto change = row_change(step);
  if (!change || change->where || change->limited || !has_users(step, change->table)) return;
  findings.add(step.span, "every row of `{}` is {}", change->table.text(),
               change->assignments ? "written over" : "deleted");
}

}  // namespace

extern const Rule rows_changed_without_condition{
    .id = "rows-changed-without-condition",
    .severity = Severity::warning,
    .what = "Every row of a table in use is deleted or written over.",
    .why =
        "What the rows held is gone, and no down brings it back; until the last is written, "
        "all of them are locked.",
    .instead =
        "Say which rows are meant. Where all are: keep a copy, and go through them in "
        "batches.",
    .check = check,
};

}  // namespace segue::rules
