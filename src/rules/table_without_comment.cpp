#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Script& script, Findings& findings) {
  const catalog::Lookup after(*script.after, *script.semantics);
  for (const Step& step : script.steps) {
    const auto* create = step.as<sql::CreateTable>();
    const catalog::Relation* table =
        create && !step.refused && !create->temporary ? after.relation(create->table) : nullptr;
    if (table && table->comment.empty())
      findings.add(create->table.span(), "`{}` has no comment", table->name);
  }
}

}  // namespace

extern const Rule table_without_comment{
    .id = "table-without-comment",
    .severity = Severity::note,
    .on = false,
    .what = "A table has no comment.",
    .why = "Nobody knows what it is for.",
    .instead = "Add a comment.",
    .check = check,
};

}  // namespace segue::rules
