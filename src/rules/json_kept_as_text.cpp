#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  for (const auto& [column, type, span] : columns_of_types(step, {"json"}))
    findings.add(span, "`{}` is parsed by every query", column->name.text);
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
