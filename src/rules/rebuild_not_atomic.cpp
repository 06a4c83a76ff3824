#include "rules/rebuilds.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  if (!script.semantics->traits().transactional_ddl) return;
  for (const Rebuild& rebuild : rebuilds_in(script))
    if (!rebuild.drop->in_transaction)
      findings.add(rebuild.drop->span, "until the new table has its name there is no `{}`",
                   rebuild.table.text());
}

}  // namespace

extern const Rule rebuild_not_atomic{
    .id = "rebuild-not-atomic",
    .severity = Severity::warning,
    .what = "A table is made anew outside a transaction.",
    .why =
        "If it stops half way there are two tables, or none of the right name, and running "
        "it again fails.",
    .instead = "Put all of it into one transaction.",
    .check = check,
};

}  // namespace segue::rules
