#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool is_about_partition(const Step& step) {
  const auto* create = step.as<sql::CreateTable>();
  return step.alters<sql::AttachPartition>() || step.alters<sql::DetachPartition>() ||
         (create && create->partition_of);
}

void check(const Step& step, Findings& findings) {
  if (!is_about_partition(step)) return;
  if (step.cost.duration != facts::Duration::rows) return;
  std::vector<std::string> tables;
  for (const std::string& table : step.cost.scans) {
    const facts::Lock* lock = step.cost.lock_of(table);
    if (lock && lock->blocks_writes && has_users(step, table)) tables.push_back(table);
  }
  if (!tables.empty())
    findings.add(step.span, "every row of {} is read while others wait", list_of(tables));
}

}  // namespace

extern const Rule partition_scanned_under_lock{
    .id = "partition-scanned-under-lock",
    .severity = Severity::error,
    .what =
        "A partition is made, attached or detached, and rows of a table in use are searched under "
        "a lock.",
    .why =
        "The rows of the table that is attached, and those of the default partition, are "
        "compared with the bound one by one, those that refer to a partition that goes with its "
        "rows; until the last one nobody can use them.",
    .instead =
        "Add a check that says what the bound says, without looking at the rows, validate "
        "it, attach, and drop the check; give the default partition a check that excludes "
        "the bound. Drop the foreign keys that refer to the whole before a partition is detached, "
        "and add them again without looking at the rows.",
    .check = check,
};

}  // namespace segue::rules
