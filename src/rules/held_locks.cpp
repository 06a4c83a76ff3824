#include "rules/held_locks.h"

#include <algorithm>

#include "facts/renames.h"
#include "rules/row_changes.h"

namespace segue::rules {

const std::vector<facts::Lock>& HeldLocks::at(const Step& step) {
  if (previous_ != nullptr) take(*previous_);
  if (!step.in_transaction) held_.clear();
  previous_ = &step;
  return held_;
}

/// A table stays locked under its other name.
void HeldLocks::follow(const Step& step) {
  const auto rename = facts::table_rename_in(step);
  if (!rename || !rename->to) return;
  for (facts::Lock& lock : held_)
    if (lock.relation == step.lookup_before().shown(rename->from))
      lock.relation = step.lookup_after().shown(*rename->to);
}

void HeldLocks::take(const Step& step) {
  if (!step.in_transaction || step.refused) return;
  const auto* transaction = step.as<sql::Transaction>();
  using Kind = sql::Transaction::Kind;
  if (transaction && (transaction->kind == Kind::commit || transaction->kind == Kind::rollback))
    return held_.clear();
  for (const facts::Lock& lock : step.cost.locks) {
    if (!lock.blocks_reads && !lock.blocks_writes) continue;
    const auto same = std::find_if(held_.begin(), held_.end(), [&](const facts::Lock& known) {
      return known.relation == lock.relation;
    });
    if (same == held_.end()) {
      if (has_users(step, lock.relation)) held_.push_back(lock);
    } else if (lock.blocks_reads) {
      *same = lock;
    }
  }
  follow(step);
}

namespace {

std::string table_worked_on(const Step& step) {
  const auto change = row_change(step);
  const sql::ObjectName table = change ? change->table : step.table();
  const auto id = step.lookup_before().relation_id(table);
  return id ? step.lookup_before().shown(*id) : table.text();
}

bool is_there_at_the_end(const Script& script, std::string_view shown) {
  return catalog::Lookup(*script.after, *script.semantics).relation_id(named(shown)).has_value();
}

}  // namespace

const facts::Lock& foremost(const std::vector<facts::Lock>& held, const Step& step,
                            const Script& script) {
  const std::string own = table_worked_on(step);
  const auto weight = [&](const facts::Lock& lock) {
    return (lock.relation == own ? 2 : 0) + (is_there_at_the_end(script, lock.relation) ? 1 : 0);
  };
  return *std::max_element(held.begin(), held.end(),
                           [&](const auto& a, const auto& b) { return weight(a) < weight(b); });
}

}  // namespace segue::rules
