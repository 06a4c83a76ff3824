#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* statement = step.as<sql::Transaction>();
  if (!statement || statement->kind != sql::Transaction::Kind::savepoint) return;
  findings.add(step.span, "a migration has no need of savepoints");
}

}  // namespace

extern const Rule savepoint_used{
    .id = "savepoint-used",
    .severity = Severity::note,
    .on = false,
    .what = "A migration sets savepoints.",
    .why =
        "Each uses up a transaction number, and what is rolled back to hides what really "
        "happens.",
    .instead = "Split the script where a part may fail.",
    .check = check,
};

}  // namespace segue::rules
