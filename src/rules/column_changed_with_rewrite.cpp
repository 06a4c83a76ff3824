#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

std::string what_happens(const Step& step) {
  if (const auto* drop = step.alters<sql::DropColumn>())
    return fmt::format("`{}` is dropped", drop->column.text);
  if (const auto* set = step.alters<sql::SetExpression>())
    return fmt::format("`{}` is computed in another way", set->column.text);
  const auto change = redefinition(step);
  // Of a column that history never described it cannot be told whether its rows fit as they are.
  if (!change || !change->was || !change->was->type) return {};
  const std::string was = type_of(step, *change->was);
  const std::string is = change->is ? type_of(step, *change->is) : std::string();
  if (was.empty() || was == is) return fmt::format("`{}` is described anew", change->name.text);
  return fmt::format("`{}` becomes {} instead of {}", change->name.text, is, was);
}

void check(const Step& step, Findings& findings) {
  if (step.cost.rewrites.empty() || !step.cost.refusal.empty() || !changes_column(step)) return;
  if (!step.cost.blocks_long() || !step.table_has_users()) return;
  const std::string what = what_happens(step);
  if (!what.empty())
    findings.add(step.span, "{}: every row of `{}` is written again while {} wait", what,
                 step.table().text(), waiting(step));
}

}  // namespace

extern const Rule column_changed_with_rewrite{
    .id = "column-changed-with-rewrite",
    .severity = Severity::error,
    .what =
        "A column is changed or dropped in a way that writes the whole table again while "
        "others wait.",
    .why =
        "The stored rows do not fit the new definition, so the server builds a copy of the "
        "table and all its indexes. Until the last row is written, writers wait, and with "
        "some servers readers too.",
    .instead =
        "Add a column of the new definition, keep both equal by a trigger or by the code, "
        "copy the old values in batches, switch the code over, and drop the old column later; "
        "or use a tool that copies the table in the background.",
    .with_one_writer =
        "There is no form that lets others write meanwhile: leave a column that nothing uses "
        "where it is, or run it when few write, with the patience to wait (busy_timeout).",
    .check = check,
};

}  // namespace segue::rules
