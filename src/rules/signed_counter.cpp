#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  for (const sql::ColumnDefinition* column : columns_defined_by(step))
    for (const auto& constraint : column->constraints)
      if (std::holds_alternative<sql::AutoIncrement>(constraint.form) && column->type &&
          !column->type->is_unsigned)
        findings.add(column->span.empty() ? step.span : column->span,
                     "`{}` counts up and takes negative numbers", column->name.text);
}

}  // namespace

extern const Rule signed_counter{
    .id = "signed-counter",
    .severity = Severity::note,
    .on = false,
    .what = "A column that counts up takes negative numbers.",
    .why = "Half of its numbers are never used.",
    .instead = "Make it unsigned.",
    .check = check,
};

}  // namespace segue::rules
