#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* identity = step.alters<sql::ReplicaIdentity>();
  if (!identity || !step.table_has_users()) return;
  if (identity->kind == "NOTHING")
    findings.add(step.span, "rows of `{}` have no identity for replication", step.table().text());
  else if (identity->kind == "INDEX")
    findings.add(step.span, "rows of `{}` are replicated by the columns of `{}`",
                 step.table().text(), identity->index.text);
}

}  // namespace

extern const Rule replica_identity_weakened{
    .id = "replica-identity-weakened",
    .severity = Severity::warning,
    .what = "It changes by which columns replication names the rows of a table.",
    .why =
        "Without an identity, updates and deletes of a published table fail; subscribers "
        "that rely on the old columns stop.",
    .instead =
        "Agree on it with whoever subscribes; use the primary key (DEFAULT) where there is "
        "one.",
    .check = check,
};

}  // namespace segue::rules
