#include "base/word.h"
#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* drop = step.alters<sql::DropColumn>();
  const auto rename = drop ? std::nullopt : column_rename(step);
  if (!drop && !rename) return;
  const sql::Name& name = drop ? drop->column : rename->from;
  if (!column_before(step, name) || column_after(step, name)) return;
  if (step.after->routines.empty()) return;
  const text::Word column(name.text), table(step.table().name.text);
  step.after->routines.for_each([&](const catalog::Id&, const auto& routine) {
    if (!table.is_in(routine->body) || !column.is_in(routine->body)) return;
    findings.add(step.span, "the body of `{}` names `{}` and `{}`", routine->name,
                 step.table().text(), name.text);
  });
}

}  // namespace

extern const Rule routine_loses_column{
    .id = "routine-loses-column",
    .severity = Severity::warning,
    .what = "A stored routine names a column that is dropped or gets another name.",
    .why =
        "The server keeps the body of the routine as text and does not read it when the "
        "column goes. The routine fails when it is called, at some time after the migration.",
    .instead = "Replace the routine in the same migration; call it in a test afterwards.",
    .check = check,
};

}  // namespace segue::rules
