#include "rules/rule.h"

namespace segue::rules {
namespace {

/// The constraint that the step adds without looking at the rows; null where it adds none.
const sql::TableConstraint* unchecked(const Step& step) {
  const auto* add = step.alters<sql::AddConstraint>();
  if (!add || !add->constraint.attributes.not_valid) return nullptr;
  return step.table_has_users() ? &add->constraint : nullptr;
}

/// A statement is a transaction by itself.
bool is_in_same_transaction(const Step& step, const Step& added) {
  return step.statement == added.statement || (step.in_transaction && added.in_transaction);
}

void check(const Script& script, Findings& findings) {
  for (size_t i = 0; i < script.steps.size(); ++i) {
    const Step& added = script.steps[i];
    const sql::TableConstraint* constraint = unchecked(added);
    if (!constraint || !constraint->name) continue;
    for (size_t j = i + 1; j < script.steps.size(); ++j) {
      const Step& step = script.steps[j];
      if (!is_in_same_transaction(step, added)) break;
      const auto* validate = step.alters<sql::ValidateConstraint>();
      if (!validate || !(validate->constraint == constraint->name) ||
          !(step.table() == added.table()))
        continue;
      findings
          .add(step.span, "the lock that adding `{}` took is held while every row is checked",
               constraint->name.text)
          .statement = step.index;
    }
  }
}

}  // namespace

extern const Rule validated_in_same_transaction{
    .id = "validated-in-same-transaction",
    .severity = Severity::error,
    .what =
        "A constraint is added without a check of the rows, and validated in the same "
        "transaction.",
    .why =
        "The lock that adding it takes is held until the transaction ends: writers wait for "
        "the whole validation, which is what the two steps were to avoid.",
    .instead = "Validate in a migration of its own.",
    .check = check,
};

}  // namespace segue::rules
