#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddColumn>();
  const auto change = add ? std::nullopt : redefinition(step);
  if (!add && !change) return;
  const sql::Name& name = add ? add->column.name : change->name;
  const catalog::Column* is = column_after(step, name);
  if (!is || !is->generated || !step.table_has_users()) return;
  const catalog::Column* was = column_at_start(step, name);
  if (!was || was->generated) return;
  const catalog::Column* before = column_before(step, name);
  if (before && before->generated) return;
  findings.add(step.span, "writes of `{}` fail once it is computed", is->name);
}

}  // namespace

extern const Rule column_becomes_generated{
    .id = "column-becomes-generated",
    .severity = Severity::error,
    .what = "A column that code writes is computed from now on.",
    .why =
        "A computed column takes no value: inserts and updates of running code that name it "
        "fail.",
    .instead =
        "Add the computed column under another name, let code read it, and drop the old one "
        "later.",
    .check = check,
};

}  // namespace segue::rules
