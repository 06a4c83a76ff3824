#include <algorithm>

#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool acts(sql::ReferentialAction action) {
  using Action = sql::ReferentialAction;
  return action == Action::cascade || action == Action::set_null || action == Action::set_default;
}

void check(const Step& step, Findings& findings) {
  const bool adds = step.alters<sql::AddConstraint>() || step.alters<sql::AddColumn>();
  if (!adds || !step.table_has_users()) return;
  for (const AddedForeignKey& key : added_foreign_keys(step)) {
    if (std::all_of(key.columns.begin(), key.columns.end(), [&](const std::string& column) {
          return is_new_column(step, key.table, column);
        }))
      continue;
    const auto& references = *key.references;
    if (acts(references.on_delete))
      findings.add(key.span, "a delete in `{}` {} rows of `{}`", references.table.text(),
                   references.on_delete == sql::ReferentialAction::cascade ? "deletes" : "changes",
                   key.table.text());
    else if (acts(references.on_update))
      findings.add(key.span, "an update of `{}` changes rows of `{}`", references.table.text(),
                   key.table.text());
  }
}

}  // namespace

extern const Rule foreign_key_cascade{
    .id = "foreign-key-cascade",
    .severity = Severity::warning,
    .what = "A foreign key is added to a table in use that changes or deletes rows by itself.",
    .why =
        "A delete that failed, or left the rows of this table alone, takes them along from "
        "then on, without a word to the code that runs; one statement may touch very many "
        "rows.",
    .instead =
        "Let code delete on purpose (ON DELETE RESTRICT), or make sure that every writer of "
        "the parent wants the cascade.",
    .check = check,
};

}  // namespace segue::rules
