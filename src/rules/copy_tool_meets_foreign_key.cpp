#include <algorithm>

#include "rules/copy_tools.h"
#include "rules/rebuilds.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const catalog::Relation* table = table_to_copy(step);
  if (!table) return;
  const bool own = std::any_of(
      table->constraints.begin(), table->constraints.end(),
      [](const auto& each) { return each->kind == catalog::ConstraintKind::foreign_key; });
  if (own || !tables_that_reference(step, step.table()).empty())
    findings.add(step.span, "`{}` takes part in foreign keys", table->name);
}

}  // namespace

extern const Rule copy_tool_meets_foreign_key{
    .id = "copy-tool-meets-foreign-key",
    .severity = Severity::note,
    .on = false,
    .what = "A table with foreign keys, or one that others refer to, is changed.",
    .why =
        "The copy is another table: foreign keys point at the old one, and some tools refuse "
        "it.",
    .instead = "Let the server change the table itself, or use a tool that rebuilds the keys.",
    .check = check,
};

}  // namespace segue::rules
