#include "rules/columns_defined.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  for (const auto& [column, type, span] : columns_of_types(step, {"char", "character", "bpchar"}))
    if (!column->type->arguments.empty())
      findings.add(span, "`{}` is padded with blanks", column->name.text);
}

}  // namespace

extern const Rule padded_text{
    .id = "padded-text",
    .severity = Severity::note,
    .on = false,
    .what = "A text is padded with blanks to a fixed length.",
    .why = "Blanks at the end come and go, and comparisons are surprising.",
    .instead = "Use a text of variable length.",
    .check = check,
};

}  // namespace segue::rules
