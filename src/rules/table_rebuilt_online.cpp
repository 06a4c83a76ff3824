#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const bool sets = step.alters<sql::SetTableOptions>() || step.as<sql::Maintain>();
  if (!sets || step.cost.rewrites.empty() || step.cost.duration != facts::Duration::rows) return;
  if (step.cost.blocks_writes()) return;
  for (const std::string& table : step.cost.rewrites) {
    if (!has_users(step, table)) continue;
    findings.add(step.span, "all rows of `{}` are written again", table);
    return;
  }
}

}  // namespace

extern const Rule table_rebuilt_online{
    .id = "table-rebuilt-online",
    .severity = Severity::note,
    .what = "Every row of a table is written again for a setting of it, while others go on.",
    .why =
        "Nobody waits, but the server reads and writes the whole table, needs room for a "
        "second copy, and replicas that apply the statement fall behind for as long as it "
        "took.",
    .instead = "Choose a quiet time, and look at the free disk space first.",
    .check = check,
};

}  // namespace segue::rules
