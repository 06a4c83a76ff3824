#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  // Where one writes at a time, nobody deletes meanwhile.
  if (script.declared != facts::Phase::backfill || script.habits.one_writer) return;
  for (const Step& step : script.steps) {
    const auto* insert = step.as<sql::Insert>();
    if (insert == nullptr || step.refused || !insert->source || !insert->source->locks.empty())
      continue;
    if (const auto table = table_copied_by(step))
      findings.add(step.span, "a row of `{}` that is deleted meanwhile is copied all the same",
                   table.text());
  }
}

}  // namespace

extern const Rule backfill_copies_deleted_rows{
    .id = "backfill-copies-deleted-rows",
    .severity = Severity::warning,
    .what = "A backfill copies rows of a table in use without a lock on them.",
    .why =
        "What is deleted between the moment a batch is read and the moment it is written stays in "
        "the copy, although the trigger or the release that keeps both alike has seen it go.",
    .instead =
        "Lock the rows that are read, at the end of the SELECT: FOR KEY SHARE, or LOCK IN SHARE "
        "MODE.",
    .check = check,
};

}  // namespace segue::rules
