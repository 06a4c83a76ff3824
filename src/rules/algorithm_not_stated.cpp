#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* alter = step.as<sql::AlterTable>();
  if (!alter || step.cost.algorithm.empty()) return;
  if (!alter->algorithm.empty() || !alter->lock.empty() || !step.table_has_users()) return;
  findings.add(step.span, "`{}` is altered without ALGORITHM= and LOCK=; {} would do",
               alter->table.text(), step.cost.algorithm);
}

}  // namespace

extern const Rule algorithm_not_stated{
    .id = "algorithm-not-stated",
    .severity = Severity::warning,
    .on = false,
    .what = "A table is altered without saying how.",
    .why =
        "Where the cheap way is not possible, the server takes the dear one without a word: "
        "it copies the table and keeps writers out.",
    .instead =
        "Say ALGORITHM= and LOCK= as the change needs them, so that the server refuses "
        "rather than copies.",
    .check = check,
};

}  // namespace segue::rules
