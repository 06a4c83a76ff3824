#include "rules/algorithms.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (step.cost.algorithm.empty() && step.cost.lock.empty()) return;
  const auto [algorithm, lock] = asked_for(step);
  if (!step.table_has_users()) return;
  const int cheapest = rank_of_algorithm(step.cost.algorithm);
  const int weakest = rank_of_lock(step.cost.lock);
  if (cheapest > 0 && algorithm == "COPY" && cheapest < rank_of_algorithm(algorithm))
    findings.add(step.span, "ALGORITHM=COPY rewrites `{}` while writes wait; {} would do",
                 step.table().text(), step.cost.algorithm);
  else if (weakest > 0 && rank_of_lock(lock) > weakest)
    findings.add(step.span, "LOCK={} makes others wait for `{}`; {} would do", lock,
                 step.table().text(), step.cost.lock);
}

}  // namespace

extern const Rule algorithm_forces_lock{
    .id = "algorithm-forces-lock",
    .severity = Severity::error,
    .what = "A statement asks for a way of working that locks out more than it must.",
    .why =
        "ALGORITHM=COPY writes every row again while writes wait, and LOCK=SHARED or "
        "EXCLUSIVE makes others wait for no gain, where the server could do the same "
        "without.",
    .instead =
        "Leave the clause out, or ask for what the change can do (ALGORITHM=INSTANT, or "
        "INPLACE with LOCK=NONE).",
    .check = check,
};

}  // namespace segue::rules
