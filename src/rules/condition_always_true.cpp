#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto change = row_change(step);
  if (!change || !change->where || !is_always_true(*change->where) ||
      !has_users(step, change->table))
    return;
  findings.add(change->where->span.empty() ? step.span : change->where->span,
               "every row of `{}` fulfils this", change->table.text());
}

}  // namespace

extern const Rule condition_always_true{
    .id = "condition-always-true",
    .severity = Severity::warning,
    .what = "Rows are changed or deleted on a condition that every row fulfils.",
    .why = "It looks like a choice and is none: all rows are meant.",
    .instead = "Leave the condition out, or write the one that is meant.",
    .check = check,
};

}  // namespace segue::rules
