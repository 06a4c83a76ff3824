#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  int first = -1;
  for (const Step& step : script.steps) {
    if (step.refused || step.cost.transactional != facts::Transactional::commits) continue;
    if (first < 0) first = step.index;
    if (step.index == first) continue;
    findings.add(step.span, "what came before is committed already: a failure here leaves half");
    return;
  }
}

}  // namespace

extern const Rule several_committed_changes{
    .id = "several-committed-changes",
    .severity = Severity::note,
    .on = false,
    .what = "A migration holds several statements that commit for themselves.",
    .why =
        "If one fails, those before it stay, and the migration can be neither repeated nor "
        "taken back as it is.",
    .instead = "One change of the schema per migration.",
    .check = check,
};

}  // namespace segue::rules
