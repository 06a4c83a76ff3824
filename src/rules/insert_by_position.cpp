#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* insert = step.as<sql::Insert>();
  if (!insert || !insert->columns.empty() || !insert->set.empty() || insert->default_values) return;
  findings.add(insert->table.span(), "the columns of `{}` are not named", insert->table.text());
}

}  // namespace

extern const Rule insert_by_position{
    .id = "insert-by-position",
    .severity = Severity::note,
    .on = false,
    .what = "Rows are inserted without naming the columns.",
    .why =
        "Which value goes where depends on the order in which the columns were added, which "
        "may differ between databases.",
    .instead = "Name the columns.",
    .check = check,
};

}  // namespace segue::rules
