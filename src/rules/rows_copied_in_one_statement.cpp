#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto table = table_copied_by(step);
  if (!table) return;
  findings.add(step.span, "one statement copies the rows of `{}`, however many they are",
               table.text());
}

}  // namespace

extern const Rule rows_copied_in_one_statement{
    .id = "rows-copied-in-one-statement",
    .severity = Severity::warning,
    .what = "All rows of a table in use are copied by one statement.",
    .why =
        "Until the last is copied, some servers keep the copied rows locked, some every "
        "writer out, and all of them the whole change in one transaction.",
    .instead = "Copy in batches by the key.",
    .check = check,
};

}  // namespace segue::rules
