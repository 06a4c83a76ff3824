#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  for (const auto& [column, type, span] : columns_of_types(step, {"varchar", "character varying"}))
    if (!column->type->arguments.empty())
      findings.add(span, "`{}` holds {} characters at most", column->name.text,
                   column->type->arguments.front());
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
