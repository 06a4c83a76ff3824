#include <set>

#include "base/text.h"
#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  for (const sql::ColumnDefinition* column : columns_defined_by(step)) {
    if (!column->type) continue;
    const std::string type = text::lower(column->type->name.name.text);
    static const std::set<std::string> meant = {"int",      "integer", "bigint",
                                                "smallint", "tinyint", "mediumint"};
    if (!meant.contains(type)) continue;
    if (column->type->arguments.empty() ||
        (type == "tinyint" && column->type->arguments.front() == "1"))
      continue;
    findings.add(column->span.empty() ? step.span : column->span, "the {} of `{}` bounds nothing",
                 column->type->arguments.front(), column->name.text);
  }
}

}  // namespace

extern const Rule display_width{
    .id = "display-width",
    .severity = Severity::note,
    .on = false,
    .what = "An integer has a display width.",
    .why = "It bounds nothing, and new servers have given it up.",
    .instead = "Leave it out.",
    .check = check,
};

}  // namespace segue::rules
