#include <algorithm>

#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool adds_primary_key(const Step& step) {
  const auto* alter = std::get_if<sql::AlterTable>(step.statement);
  return alter && std::any_of(alter->actions.begin(), alter->actions.end(), [](const auto& action) {
           const auto* add = std::get_if<sql::AddConstraint>(&action.form);
           const auto* key = add ? std::get_if<sql::KeyConstraint>(&add->constraint.form) : nullptr;
           return key && key->primary;
         });
}

/// Whether the statement is about the table as a whole: what is about a column or a constraint has
/// rules of its own.
bool is_about_whole_table(const Step& step) {
  if (step.as<sql::Maintain>()) return true;
  if (step.alters<sql::DropPrimaryKey>()) return !adds_primary_key(step);
  return step.alters<sql::SetTableOptions>() || step.alters<sql::ResetTableOptions>() ||
         step.alters<sql::OrderRows>() || step.alters<sql::Repartition>() ||
         step.alters<sql::ReorganizePartitions>() || step.alters<sql::ChangePartitions>() ||
         step.alters<sql::AddPartitions>();
}

void check(const Step& step, Findings& findings) {
  if (!is_about_whole_table(step) || !step.cost.blocks_long()) return;
  for (const std::string& table : step.cost.rewrites) {
    const facts::Lock* lock = step.cost.lock_of(table);
    if (!lock || !lock->blocks_writes || !has_users(step, table)) continue;
    findings.add(step.span, "{} of `{}` wait until all its rows are written again",
                 lock->blocks_reads ? "reads and writes" : "writes", table);
    return;
  }
}

}  // namespace

extern const Rule table_rewritten_under_lock{
    .id = "table-rewritten-under-lock",
    .severity = Severity::error,
    .what = "Every row of a table is written again while others wait.",
    .why =
        "A setting of the table as a whole, or a tidy-up, needs a full copy of it; until "
        "that is done its users stand still.",
    .instead =
        "Do it in a maintenance window, or with a tool that copies the table in the "
        "background and swaps it in at the end.",
    .check = check,
};

}  // namespace segue::rules
