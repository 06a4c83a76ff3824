#include "rules/algorithms.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (!asks_for_too_little(step)) return;
  const auto [algorithm, lock] = asked_for(step);
  const int asked = rank_of_algorithm(algorithm);
  if (asked > 0 && asked < rank_of_algorithm(step.cost.algorithm))
    findings.add(step.span, "ALGORITHM={} cannot do this; it takes {}", algorithm,
                 step.cost.algorithm);
  else
    findings.add(step.span, "LOCK={} cannot be had for this; it takes {}", lock, step.cost.lock);
}

}  // namespace

extern const Rule algorithm_not_possible{
    .id = "algorithm-not-possible",
    .severity = Severity::error,
    .what = "A statement asks for an algorithm or a lock with which the server cannot do it.",
    .why = "The server refuses the statement when it runs, in the middle of the migration.",
    .instead =
        "Ask for what the change can do, or split it off and carry it out with a tool that "
        "copies the table in the background.",
    .check = check,
};

}  // namespace segue::rules
