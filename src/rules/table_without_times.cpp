#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* create = step.as<sql::CreateTable>();
  const catalog::Relation* table = create && !step.refused && !create->temporary
                                       ? step.lookup_after().relation(create->table)
                                       : nullptr;
  if (table && !catalog::find_column(*table, "created_at"))
    findings.add(create->table.span(), "`{}` has no `created_at`", table->name);
}

}  // namespace

extern const Rule table_without_times{
    .id = "table-without-times",
    .severity = Severity::note,
    .on = false,
    .what = "A table does not say when its rows were made.",
    .why = "What happened when has to be guessed.",
    .instead = "Add created_at.",
    .check = check,
};

}  // namespace segue::rules
