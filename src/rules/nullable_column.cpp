#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* create = step.as<sql::CreateTable>();
  const catalog::Relation* table =
      create && !step.refused ? step.lookup_after().relation(create->table) : nullptr;
  if (!table) return;
  for (const auto& column : table->columns)
    if (!column->not_null) findings.add(step.span, "`{}` takes NULL", column->name);
}

}  // namespace

extern const Rule nullable_column{
    .id = "nullable-column",
    .severity = Severity::note,
    .on = false,
    .what = "A column takes NULL.",
    .why = "Every reader has to think of it.",
    .instead = "Write NOT NULL where a value is always there.",
    .check = check,
};

}  // namespace segue::rules
