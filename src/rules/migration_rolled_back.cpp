#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* transaction = step.as<sql::Transaction>();
  if (transaction && transaction->kind == sql::Transaction::Kind::rollback)
    findings.add(step.span, "what stands before it in the transaction is taken back");
}

}  // namespace

extern const Rule migration_rolled_back{
    .id = "migration-rolled-back",
    .severity = Severity::error,
    .what = "A script takes back what it has done.",
    .why =
        "The migration is then noted as applied, or refused, by whatever runs it, and its "
        "changes are not there.",
    .instead = "End the transaction with COMMIT, or leave out what is taken back.",
    .check = check,
};

}  // namespace segue::rules
