#include <algorithm>

#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

const Step* lost_rows(const Script& script) {
  for (const Step& step : script.steps) {
    const auto change = row_change(step);
    if (!change || step.refused || !has_users(step, change->table)) continue;
    if (!change->assignments) return &step;
    const catalog::Lookup start = step.lookup_at_start();
    const catalog::Relation* table = start.relation(change->table);
    for (const auto& assignment : *change->assignments)
      for (const auto& target : assignment.targets) {
        sql::Name column;
        column.text = column_named_by(target);
        if (table && start.column(*table, column)) return &step;
      }
  }
  return nullptr;
}

bool touches_rows(const Step& step) {
  return step.as<sql::Insert>() || step.as<sql::Update>() || step.as<sql::Delete>() ||
         step.as<sql::Merge>() || step.as<sql::CodeBlock>() || step.as<sql::CallProcedure>();
}

void check(const Pair& pair, Findings& findings) {
  if (pair.down.steps.empty()) return;
  const Step* lost = lost_rows(pair.up);
  if (!lost || std::any_of(pair.down.steps.begin(), pair.down.steps.end(), touches_rows)) return;
  findings.add(pair.down.steps.front().span, "nothing here brings back the rows of `{}`",
               row_change(*lost)->table.text());
}

}  // namespace

extern const Rule rows_not_restored{
    .id = "rows-not-restored",
    .severity = Severity::warning,
    .what =
        "A migration deletes rows or writes over them, and its way back does nothing about "
        "it.",
    .why = "After the rollback the schema is the old one and the rows are not.",
    .instead =
        "Keep what is written over, in a table or a column, and restore it; or say why there "
        "is no way back.",
    .check = check,
};

}  // namespace segue::rules
