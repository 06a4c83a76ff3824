#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* define = step.as<sql::DefineObject>();
  if (!define || define->kind != sql::ObjectKind::publication) return;
  if (step.compat.kind != facts::Class::contract) return;
  findings.add(step.span, "{}", step.compat.reason);
}

}  // namespace

extern const Rule published_without_key{
    .id = "published-without-key",
    .severity = Severity::error,
    .what = "A table is published that has no key to tell its rows apart.",
    .why =
        "From then on the server refuses every UPDATE and DELETE of the table: it could not tell "
        "the subscribers which row is meant.",
    .instead =
        "Give the table a primary key first, or REPLICA IDENTITY FULL; or publish its inserts only "
        "(WITH (publish = 'insert')).",
    .check = check,
};

}  // namespace segue::rules
