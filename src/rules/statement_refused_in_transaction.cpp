#include "rules/ignored_settings.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (!step.in_transaction || step.cost.transactional != facts::Transactional::refused) return;
  if (!setting_ignored_by(step).empty()) return;
  findings.add(step.span, "the server refuses this inside a transaction");
}

}  // namespace

extern const Rule statement_refused_in_transaction{
    .id = "statement-refused-in-transaction",
    .severity = Severity::error,
    .what = "A statement that the server runs outside transactions only stands inside one.",
    .why = "The server refuses it, and the migration fails.",
    .instead = "Put it into a migration of its own that asks the tool for no transaction.",
    .check = check,
};

}  // namespace segue::rules
