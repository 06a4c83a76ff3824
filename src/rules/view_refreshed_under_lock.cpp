#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* refresh = step.as<sql::RefreshMaterializedView>();
  if (!refresh || !step.cost.blocks_reads_long() || !has_users(step, refresh->view)) return;
  findings.add(step.span, "reads of `{}` wait until it is filled", refresh->view.text());
}

}  // namespace

extern const Rule view_refreshed_under_lock{
    .id = "view-refreshed-under-lock",
    .severity = Severity::error,
    .what = "A materialized view is filled again while nobody can read it.",
    .why = "Readers wait until its query has run over all rows.",
    .instead =
        "Refresh it CONCURRENTLY, for which it needs a unique index; better by a job than by "
        "a migration.",
    .check = check,
};

}  // namespace segue::rules
