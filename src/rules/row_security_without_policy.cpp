#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    const auto* security = step.alters<sql::RowSecurity>();
    if (!security || security->change != "ENABLE" || step.refused) continue;
    const catalog::Relation* table =
        catalog::Lookup(*script.after, *script.semantics).relation(step.table());
    if (table && table->policies.empty())
      findings.add(step.span, "`{}` has no policy", table->name);
  }
}

}  // namespace

extern const Rule row_security_without_policy{
    .id = "row-security-without-policy",
    .severity = Severity::note,
    .on = false,
    .what = "Row security is switched on for a table that has no policy.",
    .why = "Nobody but the owner sees a row.",
    .instead = "Make the policies in the same migration.",
    .check = check,
};

}  // namespace segue::rules
