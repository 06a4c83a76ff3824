#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* detach = step.alters<sql::DetachPartition>();
  if (!detach || detach->concurrently || detach->finalize) return;
  if (!step.cost.blocks_reads() || !step.table_has_users()) return;
  findings.add(step.span, "reads and writes of `{}` wait while `{}` is detached",
               step.table().text(), detach->partition.text());
}

}  // namespace

extern const Rule partition_detached_under_lock{
    .id = "partition-detached-under-lock",
    .severity = Severity::warning,
    .what = "A partition is detached in a way that locks the whole table.",
    .why =
        "Reads and writes of all partitions wait for the lock, and for everything that it "
        "waits for.",
    .instead =
        "Detach it CONCURRENTLY, outside a transaction, where the server can; otherwise set "
        "a short limit on the wait and try again.",
    .check = check,
};

}  // namespace segue::rules
