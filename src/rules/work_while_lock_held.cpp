#include <algorithm>

#include "rules/held_locks.h"
#include "rules/row_changes.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool may_have_rows(const Step& step, const std::string& relation) {
  if (has_users(step, relation)) return true;
  const auto id = step.lookup_before().relation_id(named(relation));
  return id && step.filled && step.filled->contains(*id);
}

/// Rows of a table that is made in the same release are few, and nobody's, unless it was filled
/// with those of others. Of changed rows another rule speaks.
bool goes_through_rows(const Step& step) {
  if (step.cost.duration != facts::Duration::rows || step.refused) return false;
  const bool changes_rows = step.as<sql::Insert>() || step.as<sql::Update>() ||
                            step.as<sql::Delete>() || step.as<sql::Merge>();
  const bool is_about_table = step.as<sql::AlterTable>() || step.as<sql::CreateIndex>();
  if (changes_rows || (is_about_table && !step.table_has_rows())) return false;
  const auto in_use = [&](const std::string& relation) { return may_have_rows(step, relation); };
  return std::any_of(step.cost.scans.begin(), step.cost.scans.end(), in_use) ||
         std::any_of(step.cost.rewrites.begin(), step.cost.rewrites.end(), in_use);
}

/// Whether the step by itself locks the table as much; that has rules of its own.
bool is_locked_anyway(const Step& step, const facts::Lock& held) {
  const facts::Lock* own = step.cost.lock_of(held.relation);
  return own && own->blocks_writes && (own->blocks_reads || !held.blocks_reads);
}

/// Whether the step by itself keeps writers out of the table, which is half of what is to be said.
bool is_told_of(const Step& step, const facts::Lock& held) {
  const facts::Lock* own = step.cost.lock_of(held.relation);
  return own && own->blocks_writes;
}

/// Whether a constraint is validated in the transaction that added it, which has a rule of its own.
bool is_validated_where_added(const Step& step, const Script& script) {
  const auto* validate = step.alters<sql::ValidateConstraint>();
  if (!validate) return false;
  bool added = false;
  for (const Step& earlier : script.steps) {
    if (&earlier == &step) break;
    const bool together = earlier.in_transaction || earlier.statement == step.statement;
    const auto* add = earlier.alters<sql::AddConstraint>();
    added = together && (added || (add && add->constraint.name == validate->constraint &&
                                   earlier.table() == step.table()));
  }
  return added;
}

/// The locks that keep others waiting while a constraint is validated, because other actions of the
/// statement need them.
std::vector<facts::Lock> locks_of_company(const Step& step) {
  if (!step.alters<sql::ValidateConstraint>() || !goes_through_rows(step)) return {};
  std::vector<facts::Lock> waits = step.cost.locks;
  std::erase_if(waits, [](const facts::Lock& lock) { return !lock.blocks_writes; });
  return waits;
}

void check(const Script& script, Findings& findings) {
  HeldLocks locks;
  bool told = false;
  const auto tell = [&](const Step& step, const facts::Lock& waits) {
    findings
        .add(step.span, "{} of `{}` wait while this works",
             waits.blocks_reads ? "reads and writes" : "writes", waits.relation)
        .statement = step.index;
  };
  for (const Step& step : script.steps) {
    std::vector<facts::Lock> waits = locks.at(step);
    if (is_validated_where_added(step, script)) continue;
    const auto company = locks_of_company(step);
    if (!company.empty()) tell(step, foremost(company, step, script));
    if (waits.empty() || !goes_through_rows(step)) continue;
    std::erase_if(waits, [&](const facts::Lock& lock) { return is_locked_anyway(step, lock); });
    if (waits.empty()) continue;
    const facts::Lock& first = foremost(waits, step, script);
    if (!is_told_of(step, first)) return tell(step, first);  // what follows has the same cause
    if (!told) {
      tell(step, first);
      findings.give_way();
      told = true;
    }
    std::erase_if(waits, [&](const facts::Lock& lock) { return is_told_of(step, lock); });
    if (!waits.empty()) return tell(step, foremost(waits, step, script));
  }
}

}  // namespace

extern const Rule work_while_lock_held{
    .id = "work-while-lock-held",
    .severity = Severity::error,
    .what =
        "Work that takes long is done while its transaction holds a lock that something else "
        "needed: an earlier statement, or another action of the same one.",
    .why = "Whoever needs the locked table waits for work that has nothing to do with the lock.",
    .instead =
        "Put the statement into a migration of its own, so that the lock is gone when the "
        "work begins.",
    .check = check,
};

}  // namespace segue::rules
