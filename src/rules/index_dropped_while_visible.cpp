#include "base/text.h"
#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool is_hidden(const catalog::Index& index) {
  for (const auto& [name, value] : index.settings) {
    const std::string setting = text::upper(name + ' ' + value);
    if (setting.find("INVISIBLE") != std::string::npos) return true;
    if (setting.find("IGNORED") != std::string::npos && setting.find("NOT") == std::string::npos)
      return true;
  }
  return false;
}

void check(const Step& step, Findings& findings) {
  if (step.semantics->traits().index_scope != catalog::NameScope::table) return;
  const auto dropped = dropped_index(step);
  if (!dropped || is_hidden(*dropped->index) || !step.table_has_users()) return;
  findings.add(step.span, "`{}` is dropped without having been hidden first", dropped->index->name);
}

}  // namespace

extern const Rule index_dropped_while_visible{
    .id = "index-dropped-while-visible",
    .severity = Severity::warning,
    .on = false,
    .what = "An index is dropped that was never hidden from the planner before.",
    .why =
        "If a query needs it after all, the way back is to build it again, which takes as "
        "long as it took the first time; to show a hidden index takes no time.",
    .instead =
        "Hide the index in one release (INVISIBLE, IGNORED), watch, and drop it in the next.",
    .check = check,
};

}  // namespace segue::rules
