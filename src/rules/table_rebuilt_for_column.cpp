#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (step.cost.rewrites.empty() || !changes_column(step)) return;
  if (step.cost.blocks_long() || !step.table_has_users()) return;
  // Of a column that history never described it cannot be told whether its rows fit as they are.
  const auto change = redefinition(step);
  if (change && (!change->was || !change->was->type)) return;
  findings.add(step.span, "every row of `{}` is written again, while reads and writes go on",
               step.table().text());
}

}  // namespace

extern const Rule table_rebuilt_for_column{
    .id = "table-rebuilt-for-column",
    .severity = Severity::warning,
    .what = "A change of a column writes the whole table again, although reads and writes go on.",
    .why =
        "The table is built anew: that takes time and disk space in proportion to its rows, "
        "replicas repeat the work and fall behind, and at its end the statement waits for, "
        "and then holds up, everything on the table for a moment.",
    .instead =
        "Choose a form that only edits the catalog (a column at the end, NULL allowed, a "
        "constraint instead of NOT NULL), or run it when there is little traffic and room for "
        "a copy.",
    .check = check,
};

}  // namespace segue::rules
