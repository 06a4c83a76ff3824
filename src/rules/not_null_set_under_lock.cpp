#include "rules/one_writer.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// The column that becomes NOT NULL, by a statement or by a constraint; null where none does.
const sql::Name* column_in(const Step& step) {
  if (const auto* set = step.alters<sql::SetNotNull>()) return &set->column;
  const auto* add = step.alters<sql::AddConstraint>();
  const auto* constraint =
      add ? std::get_if<sql::NotNullConstraint>(&add->constraint.form) : nullptr;
  return constraint ? &constraint->column : nullptr;
}

void check(const Step& step, Findings& findings) {
  const sql::Name* column = column_in(step);
  if (!column || !step.cost.blocks_long() || !step.table_has_users()) return;
  findings.add(column->span, "every row of `{}` is checked for NULL `{}` while others wait",
               step.table().text(), column->text);
}

}  // namespace

extern const Rule not_null_set_under_lock{
    .id = "not-null-set-under-lock",
    .severity = Severity::error,
    .what = "A column becomes NOT NULL in a way that reads the whole table under a lock.",
    .why =
        "Reads and writes of the table wait until the last row is read; on a large table, "
        "minutes.",
    .instead =
        "Prove it first: add a check that new rows must pass (or the NOT NULL itself as a "
        "constraint that is not valid yet, where the server knows that), validate it in a "
        "later migration while writes go on, then set NOT NULL; where the server has no such "
        "form, let a tool copy the table in the background.",
    .with_one_writer = let_writers_wait,
    .check = check,
};

}  // namespace segue::rules
