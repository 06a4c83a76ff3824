#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* create = step.as<sql::CreateTable>();
  if (!create || !create->partition_of) return;
  const auto id = step.lookup_before().relation_id(create->partition_of);
  const facts::Lock* lock = id ? step.cost.lock_of(step.lookup_before().shown(*id)) : nullptr;
  if (!lock || !lock->blocks_reads || !has_users(step, create->partition_of)) return;
  findings.add(create->partition_of.span(), "reads and writes of `{}` wait for the lock",
               create->partition_of.text());
}

}  // namespace

extern const Rule partition_locks_parent{
    .id = "partition-locks-parent",
    .severity = Severity::note,
    .what = "A partition is made in a way that locks the whole table that it becomes part of.",
    .why =
        "Reads and writes of all partitions wait for the lock, and for everything that it "
        "waits for.",
    .instead = "Create the partition as a table of its own and attach it, which lets others go on.",
    .check = check,
};

}  // namespace segue::rules
