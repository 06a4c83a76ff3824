#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  for (const auto& [column, type, span] : columns_of_types(
           step, {"serial", "bigserial", "smallserial", "serial4", "serial8", "serial2"}))
    findings.add(span, "`{}` is a `{}`: an identity keeps its sequence to itself",
                 column->name.text, type);
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
