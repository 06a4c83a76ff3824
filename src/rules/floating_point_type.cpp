#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  for (const auto& [column, type, span] :
       columns_of_types(step, {"float", "double", "real", "float4", "float8", "double precision"}))
    findings.add(span, "`{}` is not exact", column->name.text);
}

}  // namespace

extern const Rule floating_point_type{
    .id = "floating-point-type",
    .severity = Severity::note,
    .on = false,
    .what = "A number is kept in binary floating point.",
    .why = "Sums of money do not come out.",
    .instead = "Use NUMERIC where the value is exact.",
    .check = check,
};

}  // namespace segue::rules
