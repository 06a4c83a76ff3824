#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* drop = step.alters<sql::DropDefault>();
  if (!drop || !step.table_has_users()) return;
  const catalog::Column* was = column_before(step, drop->column);
  const catalog::Column* is = column_after(step, drop->column);
  if (!was || !is || !was->default_value || !is->not_null) return;
  if (is->default_value || is->generated || is->identity_always || is->auto_increment) return;
  findings.add(step.span, "inserts that leave `{}` out fail without its default", is->name);
}

}  // namespace

extern const Rule required_column_loses_default{
    .id = "required-column-loses-default",
    .severity = Severity::error,
    .what = "A NOT NULL column loses its default while old code may leave it out.",
    .why =
        "The default was what let old code insert rows without the column. Those inserts fail "
        "from then on.",
    .instead =
        "Keep the default until no release runs that leaves the column out; drop it in the "
        "contract phase.",
    .check = check,
};

}  // namespace segue::rules
