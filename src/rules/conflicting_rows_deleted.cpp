#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* alter = step.as<sql::AlterTable>();
  if (!alter || !alter->ignore || step.refused || !step.cost.refusal.empty()) return;
  if (!step.table_has_rows()) return;
  for (const AddedKey& key : added_keys(step)) {
    const auto columns = columns_of(step, *key.parts);
    findings.add(key.span, "of rows of `{}` that agree in {}, all but one are deleted",
                 key.table.text(), columns ? list_of(*columns) : "the key");
  }
  const auto* add = step.alters<sql::AddConstraint>();
  if (add && std::holds_alternative<sql::Check>(add->constraint.form))
    findings.add(step.span, "rows of `{}` that fail the check are deleted", step.table().text());
}

}  // namespace

extern const Rule conflicting_rows_deleted{
    .id = "conflicting-rows-deleted",
    .severity = Severity::error,
    .what = "A statement that is told to ignore conflicts adds a key or a check.",
    .why =
        "Rows that conflict with it are deleted without a word. Which of several stays is left to "
        "chance, and nothing brings the others back.",
    .instead =
        "Look for the rows first, repair or move them in a migration of its own, and add the key "
        "without IGNORE, so that a row that was overlooked stops it.",
    .check = check,
};

}  // namespace segue::rules
