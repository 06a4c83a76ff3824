#include <algorithm>

#include "rules/required.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* create = step.as<sql::CreateTable>();
  const catalog::Relation* table =
      create && !step.refused ? step.lookup_after().relation(create->table) : nullptr;
  if (!table) return;
  for (const auto& column : table->columns) {
    const bool key =
        std::any_of(table->constraints.begin(), table->constraints.end(), [&](const auto& each) {
          return each->kind == catalog::ConstraintKind::primary_key &&
                 std::find(each->columns.begin(), each->columns.end(), column->key) !=
                     each->columns.end();
        });
    if (key || !is_required(*column)) continue;
    findings.add(step.span, "`{}` has no default", column->name);
  }
}

}  // namespace

extern const Rule column_without_default{
    .id = "column-without-default",
    .severity = Severity::note,
    .on = false,
    .what = "A column that is never NULL has no default.",
    .why = "An insert that does not know the column fails.",
    .instead = "Give it a default.",
    .check = check,
};

}  // namespace segue::rules
