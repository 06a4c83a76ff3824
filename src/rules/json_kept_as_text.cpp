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
    static const std::set<std::string> meant = {"json"};
    if (!meant.contains(type)) continue;
    findings.add(column->span.empty() ? step.span : column->span, "`{}` is parsed by every query",
                 column->name.text);
  }
}

}  // namespace

extern const Rule json_kept_as_text{
    .id = "json-kept-as-text",
    .severity = Severity::note,
    .on = false,
    .what = "A document is kept as the text that it came in.",
    .why = "It is parsed again by every query, and no index finds anything in it.",
    .instead = "Use the binary form.",
    .check = check,
};

}  // namespace segue::rules
