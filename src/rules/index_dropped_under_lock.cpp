#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* drop = step.as<sql::Drop>();
  if (!drop || drop->kind != sql::ObjectKind::index || drop->concurrently) return;
  if (!step.cost.blocks_reads() || !step.table_has_users()) return;
  findings.add(step.span, "reads and writes of `{}` wait while `{}` is dropped",
               step.table().text(), drop->objects.front().name.text());
}

}  // namespace

extern const Rule index_dropped_under_lock{
    .id = "index-dropped-under-lock",
    .severity = Severity::warning,
    .what = "An index is dropped in a way that locks its table for everybody.",
    .why =
        "The lock is short, but it waits for every running statement of the table, and "
        "whatever comes later waits behind it.",
    .instead =
        "Drop it concurrently, outside a transaction; or set a short limit on the wait for "
        "the lock and try again.",
    .check = check,
};

}  // namespace segue::rules
