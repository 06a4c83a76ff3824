#include "rules/rule.h"

namespace segue::rules {
namespace {

bool fills(const Step& step, const Step& set, const sql::Name& column) {
  const auto* update = step.as<sql::Update>();
  if (!update || update->tables.empty()) return false;
  const auto* target = std::get_if<sql::NamedTable>(&update->tables.front().form);
  if (!target || target->name.name != set.table().name) return false;
  for (const sql::Assignment& assignment : update->assignments)
    for (const sql::Expression& written : assignment.targets)
      if (const auto* reference = std::get_if<sql::ColumnReference>(&written.form);
          reference && !reference->parts.empty() && reference->parts.back() == column)
        return true;
  return false;
}

void check(const Script& script, Findings& findings) {
  for (size_t i = 0; i < script.steps.size(); ++i) {
    const Step& step = script.steps[i];
    const auto* set = step.alters<sql::SetNotNull>();
    if (!set || step.refused || !step.table_has_users()) continue;
    if (!step.in_transaction) continue;
    for (size_t j = 0; j < i; ++j)
      if (fills(script.steps[j], step, set->column))
        findings.add(script.steps[j].span,
                     "rows of `{}` stay locked from here until `{}` is NOT NULL",
                     step.table().text(), set->column.text);
  }
}

}  // namespace

extern const Rule not_null_set_with_backfill{
    .id = "not-null-set-with-backfill",
    .severity = Severity::warning,
    .what = "The rows of a column are filled in the transaction that makes it NOT NULL.",
    .why =
        "Every row that the UPDATE changes stays locked until the end, and the strongest lock "
        "on the table is taken while they are: writers wait for both.",
    .instead =
        "Fill the rows in batches in a migration of its own; make the column NOT NULL "
        "afterwards.",
    .check = check,
};

}  // namespace segue::rules
