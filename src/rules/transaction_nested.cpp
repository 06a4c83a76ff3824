#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  using Kind = sql::Transaction::Kind;
  bool own = false;
  for (const Step& step : script.steps) {
    const auto* statement = step.as<sql::Transaction>();
    if (!statement) continue;
    if (statement->kind == Kind::begin) {
      if (step.in_transaction && (own || script.wrapped)) {
        findings.add(step.span, "a transaction is open already: {}",
                     own ? "this begins none" : "the tool began one");
        return;
      }
      own = true;
    } else if (statement->kind == Kind::commit || statement->kind == Kind::rollback) {
      if (!own && script.wrapped && step.in_transaction) {
        findings.add(step.span, "this ends the transaction of the tool: what follows has none");
        return;
      }
      own = false;
    }
  }
}

}  // namespace

extern const Rule transaction_nested{
    .id = "transaction-nested",
    .severity = Severity::error,
    .what = "A script begins or ends a transaction that its tool has in hand.",
    .why =
        "There is no transaction in a transaction: what ends the inner one ends the outer "
        "one, and the rest runs without any.",
    .instead = "Leave BEGIN and COMMIT to the tool, or ask it for no transaction.",
    .check = check,
};

}  // namespace segue::rules
