#include "rules/columns.h"
#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

void check(const Step& step, Findings& findings) {
  const auto* add = step.alters<sql::AddConstraint>();
  const auto* key = add ? std::get_if<sql::ForeignKey>(&add->constraint.form) : nullptr;
  if (!key) return;
  if (!step.cost.blocks_long() || !step.table_has_users()) return;
  std::vector<std::string> tables = {step.table().text()};
  const sql::ObjectName& target = key->references.table;
  if (has_users(step, target) && target.text() != tables.front()) tables.push_back(target.text());
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
