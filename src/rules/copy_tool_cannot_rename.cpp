#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (!step.as<sql::AlterTable>() || !step.table_has_users()) return;
  const auto* change = step.alters<sql::ChangeColumn>();
  const bool renames = step.alters<sql::RenameTo>() || step.alters<sql::RenameColumn>() ||
                       (change && !(change->old_name == change->column.name));
  if (renames)
    findings.add(step.span, "a tool that copies `{}` takes this for another name",
                 step.table().text());
}

}  // namespace

extern const Rule copy_tool_cannot_rename{
    .id = "copy-tool-cannot-rename",
    .severity = Severity::note,
    .on = false,
    .what = "A table or column is renamed.",
    .why =
        "A tool that copies rows by the names of columns takes a renamed one for another: "
        "its values are lost, or the tool refuses.",
    .instead = "Let the server rename it.",
    .check = check,
};

}  // namespace segue::rules
