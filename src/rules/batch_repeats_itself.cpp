#include <algorithm>

#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto change = row_change(step);
  if (!change || !change->assignments || step.in_transaction || !has_users(step, change->table))
    return;
  for (const auto& assignment : *change->assignments) {
    if (assignment.targets.size() != 1) continue;
    const std::string target = column_named_by(assignment.targets.front());
    const bool adds = std::holds_alternative<sql::Binary>(assignment.value.form);
    if (target.empty() || !adds) continue;
    const auto read = columns_in(assignment.value);
    if (std::find(read.begin(), read.end(), target) == read.end()) continue;
    const auto asked = change->where ? columns_in(*change->where) : std::vector<std::string>();
    if (std::find(asked.begin(), asked.end(), target) != asked.end()) continue;
    findings.add(step.span, "run twice, this changes `{}` twice", target);
  }
}

}  // namespace

extern const Rule batch_repeats_itself{
    .id = "batch-repeats-itself",
    .severity = Severity::warning,
    .what = "A batch computes the new value of a column from its old one, outside a transaction.",
    .why = "If the script fails and is run again, the rows that were done are done twice.",
    .instead =
        "Write the result to another column, or add a condition that rows which are done no "
        "longer fulfil.",
    .check = check,
};

}  // namespace segue::rules
