#include "base/text.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool matters(const std::string& name) {
  return name.ends_with("_timeout") || name == "search_path" || name == "role" ||
         name == "session_replication_role";
}

void check(const Script& script, Findings& findings) {
  if (!script.habits.local_settings || !script.wrapped) return;
  for (const Step& step : script.steps) {
    const auto* set = step.as<sql::Set>();
    if (!set || set->reset || !step.in_transaction || set->settings.empty()) continue;
    const sql::Setting& setting = set->settings.front();
    if (setting.scope == "LOCAL" || setting.to_default || !matters(text::lower(setting.name)))
      continue;
    findings.add(step.span, "`{}` stays set after the transaction of this migration", setting.name);
    return;
  }
}

}  // namespace

extern const Rule setting_outlives_transaction{
    .id = "setting-outlives-transaction",
    .severity = Severity::warning,
    .what = "A setting that is meant for one migration is made for the whole session.",
    .why =
        "The session goes back to a pool with it: whoever gets it next works under another "
        "timeout, role or search path.",
    .instead = "Use SET LOCAL, which ends with the transaction.",
    .check = check,
};

}  // namespace segue::rules
