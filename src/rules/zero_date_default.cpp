#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  for (const sql::ColumnDefinition* column : columns_defined_by(step))
    for (const auto& constraint : column->constraints) {
      const auto* value = std::get_if<sql::Default>(&constraint.form);
      const auto* literal = value ? std::get_if<sql::Literal>(&value->value.form) : nullptr;
      if (literal && literal->value.starts_with("0000-00-00"))
        findings.add(column->span.empty() ? step.span : column->span,
                     "the default of `{}` is no date", column->name.text);
    }
}

}  // namespace

extern const Rule zero_date_default{
    .id = "zero-date-default",
    .severity = Severity::note,
    .on = false,
    .what = "A date has the year, month and day 0 as its default.",
    .why = "It is no date: strict modes refuse it, and drivers turn it into NULL or an error.",
    .instead = "Use NULL.",
    .check = check,
};

}  // namespace segue::rules
