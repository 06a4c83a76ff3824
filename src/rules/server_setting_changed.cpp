#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (const auto* command = step.as<sql::Command>()) {
    if (command->verb == "ALTER SYSTEM")
      findings.add(step.span, "a setting of the whole server is changed");
    return;
  }
  const auto* set = step.as<sql::Set>();
  if (!set) return;
  for (const sql::Setting& setting : set->settings) {
    if (setting.scope != "GLOBAL" && !setting.scope.starts_with("PERSIST")) continue;
    findings.add(step.span, "`{}` is changed for the whole server", setting.name);
    return;
  }
}

}  // namespace

extern const Rule server_setting_changed{
    .id = "server-setting-changed",
    .severity = Severity::warning,
    .what = "A migration changes a setting of the whole server.",
    .why =
        "It concerns every database and application there, is not part of the schema, and a "
        "migration that is undone does not take it back.",
    .instead =
        "Leave it to those who run the server, or set it for the session or the database "
        "alone.",
    .check = check,
};

}  // namespace segue::rules
