#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* create = step.as<sql::CreateTable>();
  if (!step.alters<sql::AttachPartition>() && !(create && create->partition_of)) return;
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
        "A partition is made or attached, and rows of a table in use are searched under a "
        "lock.",
    .why =
        "The rows of the table that is attached, and those of the default partition, are "
        "compared with the bound one by one; until the last one nobody can use them.",
    .instead =
        "Add a check that says what the bound says, without looking at the rows, validate "
        "it, attach, and drop the check; give the default partition a check that excludes "
        "the bound.",
    .check = check,
};

}  // namespace segue::rules
