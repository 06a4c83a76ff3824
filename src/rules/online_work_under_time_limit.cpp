#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  const std::string setting(script.habits.statement_timeout);
  if (setting.empty()) return;
  for (const Step& step : script.steps) {
    const auto* create = step.as<sql::CreateIndex>();
    const auto* upkeep = step.as<sql::Maintain>();
    const bool online = (create && create->concurrently) || (upkeep && upkeep->concurrently) ||
                        step.alters<sql::ValidateConstraint>();
    if (!online || step.refused || !step.table_has_users()) continue;
    const auto set = step.before->session.find(setting);
    if (set == step.before->session.end() || set->second == "0") continue;
    findings.add(step.span, "`{}` ({}) may end this half way", setting, set->second);
  }
}

}  // namespace

extern const Rule online_work_under_time_limit{
    .id = "online-work-under-time-limit",
    .severity = Severity::warning,
    .what = "A statement that works for long without keeping others out runs under a time limit.",
    .why =
        "The limit ends it half way: the work is lost, and an index that was half built "
        "stays behind.",
    .instead = "Set the statement timeout to 0 before it, and back afterwards.",
    .check = check,
};

}  // namespace segue::rules
