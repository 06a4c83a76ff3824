#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  using Kind = sql::Transaction::Kind;
  bool changed = false;
  for (const Step& step : script.steps) {
    if (const auto* statement = step.as<sql::Transaction>();
        statement && (statement->kind == Kind::begin || statement->kind == Kind::commit ||
                      statement->kind == Kind::rollback))
      changed = false;
    if (!step.in_transaction) continue;
    if (step.cost.transactional == facts::Transactional::commits) {
      if (changed) findings.add(step.span, "this commits the rows that were changed before it");
      changed = false;
    }
    changed |= step.as<sql::Insert>() || step.as<sql::Update>() || step.as<sql::Delete>();
  }
}

}  // namespace

extern const Rule earlier_changes_committed{
    .id = "earlier-changes-committed",
    .severity = Severity::warning,
    .what = "A statement commits by itself what its transaction has done so far.",
    .why =
        "A rollback does not bring back the rows that were changed before it: if the script "
        "fails, half of it stays.",
    .instead = "Keep changes of rows and of the schema in separate migrations.",
    .check = check,
};

}  // namespace segue::rules
