#include "rules/algorithms.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

/// What the actions of one statement need at least, taken together.
struct Needed {
  const Step* step = nullptr;  // the first of them
  int algorithm = 0;
  int lock = 0;
  std::string_view cheapest{};
  std::string_view weakest{};

  void join(const Step& other) {
    if (!step) step = &other;
    if (const int rank = rank_of_algorithm(other.cost.algorithm); rank > algorithm) {
      algorithm = rank;
      cheapest = other.cost.algorithm;
    }
    if (const int rank = rank_of_lock(other.cost.lock); rank > lock) {
      lock = rank;
      weakest = other.cost.lock;
    }
  }
};

void judge(const Needed& needed, Findings& findings) {
  const Step& step = *needed.step;
  if (needed.algorithm == 0 && needed.lock == 0) return;
  if (step.refused || !step.table_has_users()) return;
  const auto [algorithm, lock] = asked_for(step);
  Finding* finding = nullptr;
  if (needed.algorithm > 0 && algorithm == "COPY" && needed.algorithm < rank_of_algorithm("COPY"))
    finding =
        &findings.add(step.span, "ALGORITHM=COPY rewrites `{}` while writes wait; {} would do",
                      step.table().text(), needed.cheapest);
  else if (needed.lock > 0 && rank_of_lock(lock) > needed.lock)
    finding = &findings.add(step.span, "LOCK={} makes others wait for `{}`; {} would do", lock,
                            step.table().text(), needed.weakest);
  if (finding) finding->statement = step.index;
}

void check(const Script& script, Findings& findings) {
  for (size_t i = 0; i < script.steps.size();) {
    Needed needed;
    const int statement = script.steps[i].index;
    for (; i < script.steps.size() && script.steps[i].index == statement; ++i)
      needed.join(script.steps[i]);
    judge(needed, findings);
  }
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
