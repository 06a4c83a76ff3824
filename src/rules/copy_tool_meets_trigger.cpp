#include "rules/rule.h"

namespace segue::rules {
namespace {

/// An ALTER TABLE that such a tool would be asked to carry out.
const catalog::Relation* table_to_copy(const Step& step) {
  const auto* alter = step.as<sql::AlterTable>();
  if (!alter || alter->kind != "TABLE" || step.cost.duration != facts::Duration::rows ||
      !step.table_has_users())
    return nullptr;
  const catalog::Relation* table = step.table_before();
  return table && !table->external ? table : nullptr;
}

void check(const Step& step, Findings& findings) {
  const catalog::Relation* table = table_to_copy(step);
  if (table && !table->triggers.empty())
    findings.add(step.span, "`{}` has the trigger `{}`", table->name,
                 table->triggers.front()->name);
}

}  // namespace

extern const Rule copy_tool_meets_trigger{
    .id = "copy-tool-meets-trigger",
    .severity = Severity::note,
    .on = false,
    .what = "A table with triggers is changed.",
    .why =
        "Tools that copy tables put triggers of their own on it, or lose those that are "
        "there.",
    .instead = "Let the server change the table itself, or drop the triggers for the time.",
    .check = check,
};

}  // namespace segue::rules
