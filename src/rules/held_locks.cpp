#include "rules/held_locks.h"

#include <algorithm>

#include "rules/row_changes.h"

namespace segue::rules {

const std::vector<facts::Lock>& HeldLocks::at(const Step& step) {
  if (previous_ != nullptr) take(*previous_);
  if (!step.in_transaction) held_.clear();
  previous_ = &step;
  return held_;
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
}

}  // namespace segue::rules
