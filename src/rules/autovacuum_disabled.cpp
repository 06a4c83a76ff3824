#include <algorithm>

#include "base/text.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool is_off(const sql::Options& options) {
  return std::any_of(options.begin(), options.end(), [](const sql::Option& option) {
    if (!text::equal_ignoring_case(option.name, "autovacuum_enabled")) return false;
    const std::string value = text::lower(option.value);
    return value == "false" || value == "off" || value == "0" || value == "no" ||
           value == "'false'" || value == "'off'" || value == "'0'";
  });
}

/// Whether a later step of the script switches it on again, or drops the table.
bool is_undone(const Script& script, size_t at) {
  for (size_t i = at + 1; i < script.steps.size(); ++i) {
    const Step& step = script.steps[i];
    if (!(step.table() == script.steps[at].table())) continue;
    if (step.alters<sql::ResetTableOptions>()) return true;
    const auto* set = step.alters<sql::SetTableOptions>();
    if (set && !is_off(set->options) &&
        std::any_of(set->options.begin(), set->options.end(), [](const sql::Option& option) {
          return text::equal_ignoring_case(option.name, "autovacuum_enabled");
        }))
      return true;
  }
  return false;
}

void check(const Script& script, Findings& findings) {
  for (size_t i = 0; i < script.steps.size(); ++i) {
    const Step& step = script.steps[i];
    const auto* set = step.alters<sql::SetTableOptions>();
    const auto* create = step.as<sql::CreateTable>();
    const bool off = (set && is_off(set->options)) || (create && is_off(create->options));
    if (!off || step.refused || is_undone(script, i)) continue;
    findings.add(step.span, "the server no longer tidies up `{}`", step.table().text()).statement =
        step.index;
  }
}

}  // namespace

extern const Rule autovacuum_disabled{
    .id = "autovacuum-disabled",
    .severity = Severity::warning,
    .what = "The upkeep that the server does by itself is switched off for a table.",
    .why =
        "Dead rows pile up, plans go wrong, and in the end the server stops writes to save "
        "itself.",
    .instead = "Leave it on; for a load, switch it on again in the same migration.",
    .check = check,
};

}  // namespace segue::rules
