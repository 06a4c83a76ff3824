#include <set>

#include "base/text.h"
#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  static const std::set<std::string> narrow = {"int",       "integer", "int4",    "smallint",
                                               "int2",      "serial",  "serial4", "smallserial",
                                               "mediumint", "tinyint"};
  for (const sql::ColumnDefinition* column : columns_defined_by(step)) {
    if (!column->type || !narrow.contains(text::lower(column->type->name.name.text))) continue;
    for (const auto& constraint : column->constraints)
      if (std::holds_alternative<sql::PrimaryKeyColumn>(constraint.form))
        findings.add(column->span.empty() ? step.span : column->span,
                     "the key `{}` is of type `{}`", column->name.text,
                     column->type->name.name.text);
  }
}

}  // namespace

extern const Rule narrow_key{
    .id = "narrow-key",
    .severity = Severity::note,
    .on = false,
    .what = "A key is kept in 32 bits or fewer.",
    .why =
        "When the numbers run out, the type of the column and of all that refer to it has to "
        "change.",
    .instead = "Use bigint.",
    .check = check,
};

}  // namespace segue::rules
