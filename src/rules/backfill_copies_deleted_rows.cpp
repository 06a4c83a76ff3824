#include <algorithm>

#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// Whether a row of `from` cannot go while one of `into` that belongs to it comes.
bool is_held_by_foreign_key(const catalog::Lookup& lookup, const sql::ObjectName& into,
                            const sql::ObjectName& from) {
  const auto* table = lookup.relation(into);
  const auto source = lookup.relation_id(from);
  return table != nullptr && source &&
         std::any_of(table->constraints.begin(), table->constraints.end(), [&](const auto& each) {
           return each->kind == catalog::ConstraintKind::foreign_key && each->target == *source;
         });
}

void check(const Script& script, Findings& findings) {
  // Where one writes at a time, nobody deletes meanwhile.
  if (script.declared != facts::Phase::backfill || script.habits.one_writer) return;
  for (const Step& step : script.steps) {
    const auto* insert = step.as<sql::Insert>();
    if (insert == nullptr || step.refused || !insert->source || !insert->source->locks.empty())
      continue;
    const auto table = table_copied_by(step);
    if (table && !is_held_by_foreign_key(step.lookup_before(), insert->table, table))
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
        "Lock the rows that are read: FOR KEY SHARE at the end of the SELECT, LOCK IN SHARE MODE "
        "on MySQL and MariaDB. A foreign key to the table does the same.",
    .check = check,
};

}  // namespace segue::rules
