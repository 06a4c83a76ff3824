#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddColumn>();
  if (!add || step.compat.kind != facts::Class::breaking) return;
  // Where the server refuses it outright, the simulation has said so.
  const auto& action = step.as<sql::AlterTable>()->actions.front();
  if (!step.semantics->needs_empty_table(*step.before, action).empty()) return;
  findings.add(add->column.name.span,
               "`{}` is NOT NULL and has no default: there is no value for the rows of `{}`, and "
               "old code inserts rows without it",
               add->column.name.text, step.table().text());
}

}  // namespace

extern const Rule not_null_column_without_default{
    .id = "not-null-column-without-default",
    .severity = Severity::error,
    .what = "A column that must be filled is added to a table that has rows and writers.",
    .why =
        "Rows that are there have no value for it: the server refuses the statement as soon "
        "as there is one row, or fills in a zero or an empty text that nobody chose. The "
        "release that runs does not know the column and inserts rows without it, which fails.",
    .instead =
        "Add the column with NULL allowed, or with a constant default that stays until the "
        "old code is gone; fill it in the background; make it NOT NULL in the contract phase.",
    .check = check,
};

}  // namespace segue::rules
