#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  for (const auto& [column, type, span] :
       columns_of_types(step, {"int", "integer", "bigint", "smallint", "tinyint", "mediumint"})) {
    const auto& arguments = column->type->arguments;
    if (arguments.empty() || (type == "tinyint" && arguments.front() == "1")) continue;
    findings.add(span, "the {} of `{}` bounds nothing", arguments.front(), column->name.text);
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
