#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  const std::string setting(script.habits.statement_timeout);
  if (setting.empty()) return;
  for (const Step& step : script.steps) {
    if (step.refused || !step.cost.blocks_long() || !step.table_has_users()) continue;
    if (step.before->session.contains(setting)) continue;
    findings.add(step.span, "`{}` is not set: nothing ends this while others wait for `{}`",
                 setting, step.table().text());
    return;
  }
}

}  // namespace

extern const Rule statement_time_unbounded{
    .id = "statement-time-unbounded",
    .severity = Severity::note,
    .on = false,
    .what = "A statement that keeps others out may run for as long as it likes.",
    .why = "Work that takes longer than anybody thought is noticed by those who wait.",
    .instead =
        "Set a statement timeout before statements that lock, and lift it for those that let "
        "others work.",
    .check = check,
};

}  // namespace segue::rules
