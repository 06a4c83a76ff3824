#include "rules/rule.h"

namespace segue::rules {
namespace {

bool lists_values(const sql::ColumnDefinition& column) {
  return column.type && column.type->name.name.text == "enum" && !column.type->arguments.empty();
}

void check(const Step& step, Findings& findings) {
  if (const auto* create = step.as<sql::CreateType>()) {
    if (std::holds_alternative<sql::EnumType>(create->form))
      findings.add(step.span, "`{}` is an enumeration", create->type.text());
    return;
  }
  if (const auto* add = step.alters<sql::AddColumn>(); add && lists_values(add->column))
    findings.add(add->column.name.span, "`{}` lists its values", add->column.name.text);
  const auto* create = step.as<sql::CreateTable>();
  if (!create) return;
  for (const sql::TableElement& element : create->elements)
    if (const auto* column = std::get_if<sql::ColumnDefinition>(&element);
        column && lists_values(*column))
      findings.add(column->name.span, "`{}` lists its values", column->name.text);
}

}  // namespace

extern const Rule enum_created{
    .id = "enum-created",
    .severity = Severity::warning,
    .on = false,
    .what = "A type or a column that lists its values.",
    .why =
        "Values are easily added to an enumeration, but not removed or put in another order "
        "without work on every row.",
    .instead = "Use a table of values with a foreign key, or a text with a check.",
    .check = check,
};

}  // namespace segue::rules
