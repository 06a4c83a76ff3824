#include "rules/copy_tools.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

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
