#include <map>

#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  std::map<std::string, int> blocked;  // table -> statement
  for (const Step& step : script.steps) {
    if (step.refused || !step.cost.blocks_long() || !step.table_has_users()) continue;
    const std::string table = step.table().text();
    const auto [known, is_new] = blocked.emplace(table, step.index);
    if (is_new || known->second == step.index) continue;
    findings.add(step.span, "`{}` is gone through once more while others wait", table);
    known->second = step.index;
  }
}

}  // namespace

extern const Rule table_blocked_repeatedly{
    .id = "table-blocked-repeatedly",
    .severity = Severity::warning,
    .what =
        "Several statements of one migration keep others out of the same table while they "
        "work on its rows.",
    .why = "Each of them reads or writes the whole table: the outages add up.",
    .instead =
        "Make one ALTER TABLE of them, so that the rows are gone through once, or spread "
        "them over releases.",
    .check = check,
};

}  // namespace segue::rules
