#include "rules/ignored_settings.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (!step.in_transaction || step.cost.transactional != facts::Transactional::refused) return;
  if (!setting_ignored_by(step).empty()) return;
  // Indexes and partitions have a rule of their own.
  if (step.as<sql::CreateIndex>() || step.alters<sql::DetachPartition>()) return;
  if (const auto* drop = step.as<sql::Drop>(); drop && drop->concurrently) return;
  if (const auto* upkeep = step.as<sql::Maintain>(); upkeep && upkeep->concurrently) return;
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
