#include "rules/one_writer.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  if (!step.as<sql::CreateIndex>() && !step.alters<sql::AddIndex>()) return;
  if (!step.cost.blocks_long() || !step.table_has_users()) return;
  findings.add(step.span, "{} to `{}` wait until the index is built",
               step.cost.blocks_reads() ? "reads and writes" : "writes", step.table().text());
}

}  // namespace

extern const Rule index_built_under_lock{
    .id = "index-built-under-lock",
    .severity = Severity::error,
    .what = "An index is built in a way that keeps writers out until it is done.",
    .why =
        "The build reads every row of the table; inserts, updates and deletes wait for its "
        "end.",
    .instead =
        "Use the form that lets writes go on (CREATE INDEX CONCURRENTLY, ALGORITHM=INPLACE "
        "LOCK=NONE), in a migration of its own and outside a transaction where the server "
        "asks for that; for an index that has no such form, let a tool copy the table in the "
        "background.",
    .with_one_writer = let_writers_wait,
    .check = check,
};

}  // namespace segue::rules
