#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  using Kind = sql::Transaction::Kind;
  if (script.wrapped) return;
  const Step* begin = nullptr;
  for (const Step& step : script.steps) {
    const auto* statement = step.as<sql::Transaction>();
    if (statement && statement->kind == Kind::begin) begin = &step;
    if (statement && (statement->kind == Kind::commit || statement->kind == Kind::rollback ||
                      statement->kind == Kind::prepare))
      begin = nullptr;
    if (step.cost.transactional == facts::Transactional::commits) begin = nullptr;
  }
  if (begin) findings.add(begin->span, "this transaction is never committed");
}

}  // namespace

extern const Rule transaction_left_open{
    .id = "transaction-left-open",
    .severity = Severity::error,
    .what = "A script begins a transaction and does not end it.",
    .why =
        "When the session closes, everything since BEGIN is taken back: the migration counts "
        "as applied, and nothing has happened.",
    .instead = "End the transaction with COMMIT.",
    .check = check,
};

}  // namespace segue::rules
