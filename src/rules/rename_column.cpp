#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// Whether the old name comes back after a rename, computed from the new one: reads go on then.
/// That writes fail another rule says. `at` is the place of the rename among the script's steps.
bool old_name_comes_back(const Script& script, size_t at, const facts::ColumnNames& rename) {
  const sql::ObjectName table = script.steps[at].table();
  for (size_t i = at + 1; i < script.steps.size(); ++i) {
    const auto* add = script.steps[i].alters<sql::AddColumn>();
    if (!add || add->column.name.text != rename.from.text) continue;
    if (script.steps[i].table().name == table.name && attribute<sql::Generated>(add->column))
      return true;
  }
  return false;
}

/// A column that the script added before has no users, whatever else is known of its table.
bool was_added(const Script& script, size_t end, const facts::ColumnNames& rename) {
  const sql::ObjectName table = script.steps[end].table();
  for (size_t i = 0; i < end; ++i) {
    const auto* add = script.steps[i].alters<sql::AddColumn>();
    if (add && add->column.name.text == rename.from.text &&
        script.steps[i].table().name == table.name)
      return true;
  }
  return false;
}

void check(const Script& script, Findings& findings) {
  for (size_t i = 0; i < script.steps.size(); ++i) {
    const Step& step = script.steps[i];
    if (step.refused || step.compat.kind != facts::Class::breaking) continue;
    const auto rename = column_rename(step);
    if (!rename || !column_has_users(step, rename->from) ||
        old_name_comes_back(script, i, *rename) || was_added(script, i, *rename))
      continue;
    Finding& finding = findings.add(
        step.span, "`{}` is renamed to `{}`: neither the old code nor the new runs on both",
        rename->from.text, rename->to.text);
    finding.statement = step.index;
  }
}

}  // namespace

extern const Rule rename_column{
    .id = "rename-column",
    .severity = Severity::error,
    .what = "A column that running code uses gets another name.",
    .why =
        "At the moment of the rename the old release fails, and before it the new one does: "
        "there is no order of deploy and migration that works.",
    .instead =
        "Add a column of the new name, write both, copy the old values in the background, and "
        "drop the old column once no release reads it.",
    .check = check,
};

}  // namespace segue::rules
