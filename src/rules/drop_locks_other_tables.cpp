#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool drops(const Step& step) {
  if (step.alters<sql::DropConstraint>()) return true;
  const auto* drop = step.as<sql::Drop>();
  return drop && drop->kind == sql::ObjectKind::table && !drop->objects.empty();
}

void check(const Step& step, Findings& findings) {
  if (!drops(step)) return;
  const auto own = step.lookup_before().relation_id(step.table());
  if (!own) return;
  const std::string shown = step.lookup_before().shown(*own);
  std::vector<std::string> others;
  for (const facts::Lock& lock : step.cost.locks)
    if (lock.blocks_writes && lock.relation != shown && has_users(step, lock.relation))
      others.push_back(lock.relation);
  if (!others.empty()) findings.add(step.span, "locks {} as well as `{}`", list_of(others), shown);
}

}  // namespace

extern const Rule drop_locks_other_tables{
    .id = "drop-locks-other-tables",
    .severity = Severity::warning,
    .what = "What is dropped locks other tables that are in use.",
    .why =
        "The lock waits for every running statement of those tables, and whatever comes "
        "later waits behind it, although the statement does not name them.",
    .instead =
        "Set a short limit on the wait for the lock and try again; drop foreign keys one by "
        "one before the table, detach a partition before it is dropped.",
    .check = check,
};

}  // namespace segue::rules
