#include <algorithm>

#include "rules/rebuilds.h"
#include "rules/rule.h"
#include "sql/uses.h"

namespace segue::rules {
namespace {

bool counts(const catalog::Relation& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const auto& column) { return column->auto_increment; });
}

bool copies_counter(const Step& step) {
  const auto uses = sql::uses_of(*step.action);
  return std::any_of(uses.writes.begin(), uses.writes.end(), [&](const sql::ObjectName& name) {
    return step.semantics->is_system_relation(name.name.text);
  });
}

void check(const Script& script, Findings& findings) {
  for (const Rebuild& rebuild : rebuilds_in(script)) {
    if (!counts(*rebuild.old_table)) continue;
    if (std::any_of(script.steps.begin(), script.steps.end(), copies_counter)) continue;
    findings.add(rebuild.drop->span, "the counter of `{}` goes with the old table",
                 rebuild.table.text());
  }
}

}  // namespace

extern const Rule rebuild_restarts_keys{
    .id = "rebuild-restarts-keys",
    .severity = Severity::note,
    .what = "A table with an automatic key is made anew, and the counter is not carried over.",
    .why = "Keys of rows that were deleted are given out again.",
    .instead = "Copy the counter before the old table is dropped.",
    .check = check,
};

}  // namespace segue::rules
