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
    findings.add(column->span.empty() ? step.span : column->span, "`{}` ends in 2038",
                 column->name.text);
  }
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
