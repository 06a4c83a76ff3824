#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* truncate = step.as<sql::Truncate>();
  if (!truncate || !step.table_has_users()) return;
  const catalog::Relation* table = step.table_before();
  if (table && table->temporary) return;
  findings.add(truncate->tables.front().name.span().empty() ? step.span
                                                            : truncate->tables.front().name.span(),
               "every row of `{}` is lost", step.table().text());
}

}  // namespace

extern const Rule truncate{
    .id = "truncate",
    .severity = Severity::error,
    .what = "Every row of a table that running code uses is deleted.",
    .why =
        "Code that reads the table finds it empty from one moment to the next; the rows "
        "cannot be brought back, and on many servers not even by a rollback.",
    .instead =
        "Delete what is no longer needed in batches, by a condition; or drop the table in "
        "the contract phase.",
    .check = check,
};

}  // namespace segue::rules
