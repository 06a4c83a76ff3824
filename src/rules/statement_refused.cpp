#include "rules/algorithms.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (step.cost.refusal.empty() || asks_for_too_little(step)) return;
  findings.add(step.span, "the server refuses this: {}", step.cost.refusal);
}

}  // namespace

extern const Rule statement_refused{
    .id = "statement-refused",
    .severity = Severity::error,
    .what = "A statement that the server version of the project refuses.",
    .why =
        "The syntax is known to the language, but not to this version, or not for this table: "
        "the migration stops at the statement.",
    .instead =
        "Write it in a form that the oldest server knows on which the migration runs, or name "
        "the newer version in the configuration.",
    .check = check,
};

}  // namespace segue::rules
