#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  for (const auto& [column, type, span] : columns_of_types(step, {"timestamp"}))
    if (!column->type->with_time_zone)
      findings.add(span, "`{}` does not say of which time zone it is", column->name.text);
}

}  // namespace

extern const Rule timestamp_without_zone{
    .id = "timestamp-without-zone",
    .severity = Severity::note,
    .on = false,
    .what = "A moment is kept without its time zone.",
    .why = "What it means depends on who reads it.",
    .instead = "Use timestamp with time zone.",
    .check = check,
};

}  // namespace segue::rules
