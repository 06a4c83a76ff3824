#include "facts/transactions.h"

namespace segue::facts {
namespace {

bool is_open_after(const sql::Transaction& statement, bool open) {
  using Kind = sql::Transaction::Kind;
  switch (statement.kind) {
    case Kind::begin:
      return true;
    case Kind::commit:
    case Kind::rollback:
    case Kind::prepare:
      return false;
    default:
      return open;
  }
}

}  // namespace

void follow_transactions(std::span<Step> steps, bool wrapped) {
  bool open = wrapped;
  for (size_t i = 0; i < steps.size();) {
    bool after = open;
    if (const auto* statement = steps[i].as<sql::Transaction>())
      after = is_open_after(*statement, open);
    size_t next = i;
    for (; next < steps.size() && steps[next].index == steps[i].index; ++next) {
      steps[next].in_transaction = open;
      if (steps[next].cost.transactional == Transactional::commits) after = false;
    }
    open = after;
    i = next;
  }
}

}  // namespace segue::facts
