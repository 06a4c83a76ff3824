#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* upkeep = step.as<sql::Maintain>();
  if (!upkeep || step.cost.rebuilds_indexes.empty() || !step.cost.rewrites.empty()) return;
  if (!step.cost.blocks_long()) return;
  for (const facts::Lock& lock : step.cost.locks) {
    if (!lock.blocks_writes || !has_users(step, lock.relation)) continue;
    findings.add(step.span, "`{}` cannot be written while its indexes are built again",
                 lock.relation);
    return;
  }
}

}  // namespace

extern const Rule index_rebuilt_under_lock{
    .id = "index-rebuilt-under-lock",
    .severity = Severity::error,
    .what = "Indexes are built again while readers or writers of their table wait.",
    .why =
        "The whole table is read for each index; what needs the index or the table stands "
        "still until the last one is done.",
    .instead =
        "Rebuild concurrently where the server can, one index at a time and outside a "
        "transaction; or build a second index beside the old one and drop that.",
    .check = check,
};

}  // namespace segue::rules
