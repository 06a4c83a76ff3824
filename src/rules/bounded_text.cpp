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
    static const std::set<std::string> meant = {"varchar", "character varying"};
    if (!meant.contains(type)) continue;
    if (column->type->arguments.empty()) continue;
    findings.add(column->span.empty() ? step.span : column->span,
                 "`{}` holds {} characters at most", column->name.text,
                 column->type->arguments.front());
  }
}

}  // namespace

extern const Rule bounded_text{
    .id = "bounded-text",
    .severity = Severity::note,
    .on = false,
    .what = "A text is bounded by its type.",
    .why = "The bound has to be changed sooner or later, which is a change of type.",
    .instead = "Use text, with a CHECK where a bound is meant.",
    .check = check,
};

}  // namespace segue::rules
