#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto change = row_change(step);
  if (!change || !change->where || is_always_true(*change->where) || !works_on_many_rows(step))
    return;
  findings.add(step.span, "one statement {} the rows of `{}`, however many they are",
               change->assignments ? "changes" : "deletes", change->table.text());
}

}  // namespace

extern const Rule rows_changed_in_one_statement{
    .id = "rows-changed-in-one-statement",
    .severity = Severity::warning,
    .what = "Most rows of a table in use are changed or deleted by one statement.",
    .why =
        "Every row stays locked until the last is written; undo space, log and replicas have "
        "to take all of it at once.",
    .instead =
        "Go through the table in batches by its key, each in a transaction of its own, with "
        "a pause between them.",
    .check = check,
};

}  // namespace segue::rules
