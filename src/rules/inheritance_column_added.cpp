#include "base/text.h"
#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool tells_classes_apart(const std::string& name) {
  for (const std::string_view usual : {"type", "dtype", "discr", "discriminator"})
    if (text::equal_ignoring_case(name, usual)) return true;
  return false;
}

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddColumn>();
  if (!add || !step.table_has_users() || !tells_classes_apart(add->column.name.text)) return;
  if (!attribute<sql::Default>(add->column)) return;
  findings.add(add->column.name.span,
               "`{}` of `{}` has a default that object mappers take for the name of a class",
               add->column.name.text, step.table().text());
}

}  // namespace

extern const Rule inheritance_column_added{
    .id = "inheritance-column-added",
    .severity = Severity::warning,
    .on = false,
    .what = "A column is added by whose name object mappers tell classes apart, with a default.",
    .why =
        "The mapper of the release that runs finds the column, reads the default from it and "
        "looks for a class of that name, which it does not have: loading any row fails.",
    .instead =
        "Tell the mapper in a release before to ignore the column, or to use another name; "
        "add the column then.",
    .check = check,
};

}  // namespace segue::rules
