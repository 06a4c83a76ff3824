#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddConstraint>();
  const auto* key = add ? std::get_if<sql::KeyConstraint>(&add->constraint.form) : nullptr;
  if (!key || !key->primary || !key->using_index) return;
  if (!step.cost.blocks_long() || !step.table_has_users()) return;
  const catalog::Relation* table = step.table_before();
  const auto* index = table ? step.lookup_before().index(*table, key->using_index) : nullptr;
  if (!index) return;
  for (const auto& part : index->parts) {
    const auto* column = catalog::find_column(*table, part.column);
    if (column && !column->not_null)
      findings.add(step.span, "every row of `{}` is checked for NULL `{}` while others wait",
                   table->name, column->name);
  }
}

}  // namespace

extern const Rule primary_key_over_nullable_columns{
    .id = "primary-key-over-nullable-columns",
    .severity = Severity::error,
    .what = "A primary key is made from an index whose columns may be NULL.",
    .why =
        "The index is ready, but the server has to prove that no row holds NULL, and reads "
        "the whole table under the lock of the change.",
    .instead =
        "Make the columns NOT NULL first, in the form that does not read the table under a "
        "lock.",
    .check = check,
};

}  // namespace segue::rules
