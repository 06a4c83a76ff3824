#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool is_snake(const std::string& name) {
  return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

void check(const Step& step, Findings& findings) {
  if (const auto* create = step.as<sql::CreateTable>();
      create && !is_snake(create->table.name.text))
    findings.add(create->table.span(), "`{}` has other letters than small ones",
                 create->table.name.text);
  for (const sql::ColumnDefinition* column : columns_defined_by(step))
    if (!is_snake(column->name.text))
      findings.add(column->name.span.empty() ? step.span : column->name.span,
                   "`{}` has other letters than small ones", column->name.text);
}

}  // namespace

extern const Rule name_not_snake_case{
    .id = "name-not-snake-case",
    .severity = Severity::note,
    .on = false,
    .what = "A name is not made of small letters, digits and underscores.",
    .why = "It has to be quoted on some servers, and compares differently on others.",
    .instead = "Write it in small letters.",
    .check = check,
};

}  // namespace segue::rules
