#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  if (!script.habits.local_settings || script.steps.empty()) return;
  for (const Step& step : script.steps)
    if (step.after->session.contains("application_name")) return;
  findings.add(script.steps.front().span, "`application_name` is not set");
}

}  // namespace

extern const Rule session_not_named{
    .id = "session-not-named",
    .severity = Severity::note,
    .on = false,
    .what = "A script does not say which application its session belongs to.",
    .why = "Whoever looks for what holds a lock does not see that it is a migration.",
    .instead = "Set application_name at the head of the script.",
    .check = check,
};

}  // namespace segue::rules
