#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (step.compat.kind != facts::Class::breaking) return;
  if (const auto* rename = step.alters<sql::RenameColumn>())
    findings.add(step.span,
                 "`{}` is renamed to `{}`: neither the old code nor the new runs on both",
                 rename->column.text, rename->to.text);
  if (const auto* change = step.alters<sql::ChangeColumn>();
      change && change->old_name.text != change->column.name.text)
    findings.add(step.span,
                 "`{}` is renamed to `{}`: neither the old code nor the new runs on both",
                 change->old_name.text, change->column.name.text);
}

}  // namespace

extern const Rule rename_column{
    .id = "rename-column",
    .severity = Severity::error,
    .what = "A column that running code uses gets another name.",
    .why =
        "At the moment of the rename the old release fails, and before it the new one does: there "
        "is no order of deploy and migration that works.",
    .instead =
        "Add a column of the new name, write both, copy the old values in the background, and "
        "drop the old column once no release reads it.",
    .check = check,
};

}  // namespace segue::rules
