#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Pair& pair, Findings& findings) {
  for (const Step& step : pair.down.steps)
    if (!step.refused && !step.cost.refusal.empty())
      findings.add(step.span, "the server refuses this: {}", step.cost.refusal).statement =
          step.index;
}

}  // namespace

extern const Rule down_refused{
    .id = "down-refused",
    .severity = Severity::error,
    .what = "A down holds a statement that the server refuses.",
    .why = "It is found out when the migration has to be taken back, which is when it hurts.",
    .instead = "Write it in a form that this version of the server knows.",
    .check = check,
};

}  // namespace segue::rules
