#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  const std::string setting(script.habits.idle_timeout);
  if (setting.empty()) return;
  for (const Step& step : script.steps) {
    const auto* begin = step.as<sql::Transaction>();
    if (!begin || begin->kind != sql::Transaction::Kind::begin) continue;
    if (step.before->session.contains(setting)) continue;
    findings.add(step.span, "`{}` is not set: if the client hangs here, its locks stay", setting);
    return;
  }
}

}  // namespace

extern const Rule idle_time_unbounded{
    .id = "idle-time-unbounded",
    .severity = Severity::note,
    .on = false,
    .what = "A transaction is opened without a bound on how long it may do nothing.",
    .why = "If the client hangs, the locks stay until somebody ends the session by hand.",
    .instead = "Set the timeout for idle transactions at the head of the script.",
    .check = check,
};

}  // namespace segue::rules
