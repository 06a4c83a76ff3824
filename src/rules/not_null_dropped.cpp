#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* drop = step.alters<sql::DropNotNull>();
  const auto* definition = drop ? nullptr : definition_in(step);
  if (!drop && (!definition || !attribute<sql::Null>(*definition))) return;
  const sql::Name name = drop ? drop->column : redefinition(step)->old_name;
  const catalog::Column* was = column_before(step, name);
  if (!was || !was->not_null || !column_has_users(step, name)) return;
  findings.add(step.span, "old code may not expect NULL in `{}`", was->name);
}

}  // namespace

extern const Rule not_null_dropped{
    .id = "not-null-dropped",
    .severity = Severity::note,
    .what = "A column that was never NULL can be NULL from now on.",
    .why =
        "Old code relies on a value: once new code writes NULL, its reads fail or compute "
        "nonsense.",
    .instead =
        "Release code that copes with NULL first, and begin to write NULL when no older "
        "release runs.",
    .check = check,
};

}  // namespace segue::rules
