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
    static const std::set<std::string> meant = {"float",  "double", "real",
                                                "float4", "float8", "double precision"};
    if (!meant.contains(type)) continue;
    findings.add(column->span.empty() ? step.span : column->span, "`{}` is not exact",
                 column->name.text);
  }
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
