#include "rules/phases.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  if (script.declared == facts::Phase::none) return;
  for (const Step& step : script.steps) {
    const facts::Phase own = phase_that_counts(step, script);
    if (own == facts::Phase::none || own == script.declared) continue;
    findings.add(step.span, "this {}, but the script is declared as `{}`", in_words(own),
                 facts::name_of(script.declared));
  }
}

}  // namespace

extern const Rule phase_mislabelled{
    .id = "phase-mislabelled",
    .severity = Severity::error,
    .what = "A script says that it runs in one phase, and holds an action of another.",
    .why =
        "Whoever runs it trusts the label: the action runs while a release that it breaks, "
        "or that needs it, is there.",
    .instead = "Move the action to a script of its own phase.",
    .check = check,
};

}  // namespace segue::rules
