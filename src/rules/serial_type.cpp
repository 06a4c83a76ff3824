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
    static const std::set<std::string> meant = {"serial",  "bigserial", "smallserial",
                                                "serial4", "serial8",   "serial2"};
    if (!meant.contains(type)) continue;
    findings.add(column->span.empty() ? step.span : column->span,
                 "`{}` is a `{}`: an identity keeps its sequence to itself", column->name.text,
                 type);
  }
}

}  // namespace

extern const Rule serial_type{
    .id = "serial-type",
    .severity = Severity::note,
    .on = false,
    .what = "A column takes its values from a pseudo type.",
    .why = "The sequence behind it has rights, an owner and a name of its own.",
    .instead = "Write GENERATED … AS IDENTITY.",
    .check = check,
};

}  // namespace segue::rules
