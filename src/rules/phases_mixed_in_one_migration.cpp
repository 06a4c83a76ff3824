#include "rules/held_locks.h"
#include "rules/phases.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  const Step* first = nullptr;
  facts::Phase phase = facts::Phase::none;
  HeldLocks locks;
  bool told = false;  // that rows are changed as well
  for (const Step& step : script.steps) {
    const bool is_locked = !locks.at(step).empty();
    const facts::Phase own = phase_that_counts(step, script);
    if (own == facts::Phase::none) continue;
    if (first == nullptr) {
      first = &step;
      phase = own;
    } else if (own != phase && !(told && own == facts::Phase::backfill)) {
      findings.add(step.span, "this {}, and something before it {}", in_words(own), in_words(phase))
          .statement = step.index;
      if (own != facts::Phase::backfill || !is_locked) return;
      // That the rows wait for another migration is said of them more exactly.
      findings.give_way();
      told = true;
    }
  }
}

}  // namespace

extern const Rule phases_mixed_in_one_migration{
    .id = "phases-mixed-in-one-migration",
    .severity = Severity::error,
    .what = "One migration holds actions that have to run at different moments of a rollout.",
    .why =
        "What the new release needs must run before it, what the old one needs must stay "
        "until it is gone: no moment suits both.",
    .instead =
        "Split it: what is added before the deploy, rows in the background, what is removed "
        "or tightened after the deploy.",
    .check = check,
};

}  // namespace segue::rules
