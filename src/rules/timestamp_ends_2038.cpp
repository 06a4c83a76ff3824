#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  for (const auto& [column, type, span] : columns_of_types(step, {"timestamp"}))
    findings.add(span, "`{}` ends in 2038", column->name.text);
}

}  // namespace

extern const Rule timestamp_ends_2038{
    .id = "timestamp-ends-2038",
    .severity = Severity::note,
    .on = false,
    .what = "A moment is kept in 32 bits.",
    .why = "The last one is in January 2038.",
    .instead = "Use DATETIME.",
    .check = check,
};

}  // namespace segue::rules
