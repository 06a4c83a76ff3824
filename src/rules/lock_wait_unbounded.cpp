#include "rules/rule.h"

namespace segue::rules {
namespace {

bool waits_bounded(const Step& step) {
  if (const auto* alter = step.as<sql::AlterTable>()) return !alter->wait.empty();
  if (const auto* create = step.as<sql::CreateIndex>()) return !create->wait.empty();
  if (const auto* drop = step.as<sql::Drop>()) return !drop->wait.empty();
  return false;
}

void check(const Script& script, Findings& findings) {
  const std::string setting(script.habits.lock_timeout);
  if (setting.empty()) return;
  for (const Step& step : script.steps) {
    if (step.refused || !step.cost.blocks_writes() || !step.table_has_users()) continue;
    if (waits_bounded(step) || step.before->session.contains(setting)) continue;
    findings.add(step.span,
                 "nothing bounds how long this waits for the lock of `{}`: `{}` is not set",
                 step.table().text(), setting);
    return;
  }
}

}  // namespace

extern const Rule lock_wait_unbounded{
    .id = "lock-wait-unbounded",
    .severity = Severity::warning,
    .on = false,
    .what = "A statement waits for a lock that running code holds, for as long as it takes.",
    .why =
        "While it waits, everybody else queues up behind it: one long query stops the whole "
        "table.",
    .instead =
        "Bound the wait for this session (SET LOCAL lock_timeout, SET SESSION "
        "lock_wait_timeout, PRAGMA busy_timeout, WAIT n), and try again when it runs out.",
    .check = check,
};

}  // namespace segue::rules
