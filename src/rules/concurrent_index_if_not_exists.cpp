#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* create = step.as<sql::CreateIndex>();
  if (!create || !create->concurrently || !create->if_not_exists || !step.table_has_users()) return;
  findings.add(step.span, "if an earlier build of `{}` failed, this one leaves its invalid rest",
               create->name.text());
}

}  // namespace

extern const Rule concurrent_index_if_not_exists{
    .id = "concurrent-index-if-not-exists",
    .severity = Severity::warning,
    .what = "An index is built concurrently, and only if there is none of that name.",
    .why =
        "A concurrent build that fails leaves an index behind that no query uses. The next "
        "attempt finds the name taken, does nothing and reports success.",
    .instead =
        "Leave IF NOT EXISTS out, or drop the index of that name first (DROP INDEX "
        "CONCURRENTLY IF EXISTS).",
    .check = check,
};

}  // namespace segue::rules
