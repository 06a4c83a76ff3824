#include <algorithm>

#include "rules/columns.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddConstraint>();
  if (!add || !std::holds_alternative<sql::ForeignKey>(add->constraint.form)) return;
  if (!step.cost.blocks_long() || !step.table_has_rows()) return;
  std::vector<std::string> tables = tables_not_written(step);
  if (tables.empty()) return;
  const auto own = step.lookup_before().relation_id(step.table());
  if (own)
    std::stable_partition(tables.begin(), tables.end(), [&](const std::string& table) {
      return table == step.lookup_before().shown(*own);
    });
  findings.add(step.span, "writes of {} wait until every row is checked", listed(tables));
}

}  // namespace

extern const Rule foreign_key_added_under_lock{
    .id = "foreign-key-added-under-lock",
    .severity = Severity::error,
    .what = "A foreign key is added and every row checked in one statement, while writers wait.",
    .why = "Writes of both tables stand still until the last row is compared.",
    .instead =
        "Add it without checking the rows that are there (NOT VALID), and validate it in a "
        "later migration while writes go on; where the server has no such form, prove that "
        "no row violates it and switch the check off for the statement, or let a tool copy "
        "the table in the background.",
    .check = check,
};

}  // namespace segue::rules
