#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddColumn>();
  if (!add || !step.cost.adds_incomparable || !step.table_has_users()) return;
  findings.add(add->column.name.span,
               "values of `{}` cannot be compared: DISTINCT, GROUP BY and UNION over all columns "
               "of `{}` fail",
               add->column.name.text, step.table().text());
}

}  // namespace

extern const Rule incomparable_column_added{
    .id = "incomparable-column-added",
    .severity = Severity::warning,
    .what = "A column is added whose values the server cannot compare.",
    .why =
        "Queries that take all columns of the table and ask for DISTINCT, GROUP BY or UNION "
        "fail from that moment on, also in code that never heard of the column.",
    .instead = "Use the type of the same contents that can be compared: jsonb instead of json.",
    .check = check,
};

}  // namespace segue::rules
