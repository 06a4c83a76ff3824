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
    static const std::set<std::string> meant = {"char", "character", "bpchar"};
    if (!meant.contains(type)) continue;
    if (column->type->arguments.empty()) continue;
    findings.add(column->span.empty() ? step.span : column->span, "`{}` is padded with blanks",
                 column->name.text);
  }
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
