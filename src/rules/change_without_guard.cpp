#include "rules/rule.h"

namespace segue::rules {
namespace {

bool is_guarded(const Step& step) {
  if (const auto* create = step.as<sql::CreateTable>())
    return create->if_not_exists || create->or_replace;
  if (const auto* create = step.as<sql::CreateIndex>())
    return create->if_not_exists || create->or_replace;
  if (const auto* drop = step.as<sql::Drop>()) return drop->if_exists;
  if (const auto* add = step.alters<sql::AddColumn>()) return add->if_not_exists;
  if (const auto* drop = step.alters<sql::DropColumn>()) return drop->if_exists;
  return true;
}

void check(const Script& script, Findings& findings) {
  if (script.steps.empty() || script.steps.front().index == script.steps.back().index) return;
  for (const Step& step : script.steps) {
    const bool alone = !step.in_transaction || step.cost.transactional != facts::Transactional::yes;
    if (step.refused || !alone || is_guarded(step)) continue;
    findings.add(step.span, "this fails when the script is run again");
  }
}

}  // namespace

extern const Rule change_without_guard{
    .id = "change-without-guard",
    .severity = Severity::note,
    .on = false,
    .what = "A statement outside a transaction cannot be run twice.",
    .why =
        "If the script fails further down, it has to be run again from its head, and fails "
        "at the part that is done.",
    .instead =
        "Use IF EXISTS and IF NOT EXISTS where the server has them, or one statement per "
        "migration.",
    .check = check,
};

}  // namespace segue::rules
