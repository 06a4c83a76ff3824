#include <cctype>
#include <cstdlib>

#include "base/text.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// In milliseconds; negative where the value is no time.
double milliseconds_in(const std::string& value) {
  size_t digits = 0;
  while (digits < value.size() &&
         (std::isdigit(static_cast<unsigned char>(value[digits])) || value[digits] == '.'))
    ++digits;
  if (digits == 0) return -1;
  const double number = std::atof(value.substr(0, digits).c_str());
  const std::string_view unit = text::trimmed(std::string_view(value).substr(digits));
  return unit == "s"     ? number * 1e3
         : unit == "min" ? number * 6e4
         : unit == "h"   ? number * 3.6e6
                         : number;
}

void check(const Script& script, Findings& findings) {
  constexpr double longest = 60'000;
  if (!script.habits.local_settings) return;
  const std::string setting(script.habits.lock_timeout);
  for (const Step& step : script.steps) {
    if (step.refused || !step.cost.blocks_writes()) continue;
    const auto set = step.before->session.find(setting);
    if (set == step.before->session.end() || !step.table_has_users()) continue;
    const double time = milliseconds_in(set->second);
    if (time > 0 && time <= longest) continue;
    if (time < 0) continue;
    findings.add(step.span, "`{}` is {}: everybody who needs `{}` may wait behind this statement",
                 setting, time == 0 ? "0, which means no bound" : set->second, step.table().text());
    return;
  }
}

}  // namespace

extern const Rule lock_timeout_too_long{
    .id = "lock-timeout-too-long",
    .severity = Severity::warning,
    .what = "The bound on waiting for locks is switched off, or longer than readers would bear.",
    .why = "Everybody else queues up behind a statement that waits for its lock.",
    .instead = "Wait for seconds at most, and try again when it runs out.",
    .check = check,
};

}  // namespace segue::rules
