#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* alter = step.as<sql::AlterDomain>();
  if (!alter || !step.cost.blocks_long()) return;
  std::vector<std::string> tables;
  for (const facts::Lock& lock : step.cost.locks)
    if (lock.blocks_writes && has_users(step, lock.relation)) tables.push_back(lock.relation);
  if (tables.empty()) return;
  findings.add(step.span, "writes of {} wait until every row is checked", list_of(tables));
}

}  // namespace

extern const Rule domain_checked_under_lock{
    .id = "domain-checked-under-lock",
    .severity = Severity::error,
    .what = "A domain gets a constraint that is checked at once in every table that uses it.",
    .why =
        "All these tables are read from end to end, one after the other, while writes to "
        "them wait.",
    .instead =
        "Add it without checking the rows that are there (NOT VALID), and validate it in a "
        "later migration; a NOT NULL is said as CHECK (VALUE IS NOT NULL).",
    .check = check,
};

}  // namespace segue::rules
