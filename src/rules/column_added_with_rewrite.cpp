#include "rules/added_column.h"
#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddColumn>();
  if (!add || step.cost.rewrites.empty()) return;
  if (!step.cost.blocks_long() || !step.table_has_users()) return;
  findings.add(
      add->column.name.span, "`{}` comes with {}: every row of `{}` is written again while {} wait",
      add->column.name.text, cause_of_rewrite(step, *add), step.table().text(), waiting(step));
}

}  // namespace

extern const Rule column_added_with_rewrite{
    .id = "column-added-with-rewrite",
    .severity = Severity::error,
    .what = "A column is added in a way that writes the whole table again while others wait.",
    .why =
        "A value has to be computed for each row, so the server builds a copy of the table. "
        "Until the last row is written, writers wait, and with some servers readers too.",
    .instead =
        "Add the column without what needs the copy. Give new rows their value by a default "
        "or a trigger that is set afterwards, fill the old rows in batches, and add the "
        "constraint last.",
    .check = check,
};

}  // namespace segue::rules
