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
    static const std::set<std::string> meant = {"timestamp"};
    if (!meant.contains(type)) continue;
    if (column->type->with_time_zone) continue;
    findings.add(column->span.empty() ? step.span : column->span,
                 "`{}` does not say of which time zone it is", column->name.text);
  }
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
