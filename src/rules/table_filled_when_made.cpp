#include "rules/parts.h"
#include "rules/rule.h"
#include "sql/uses.h"

namespace segue::rules {
namespace {

const sql::Query* query_of(const Step& step) {
  if (const auto* create = step.as<sql::CreateTable>())
    return create->as_query && !create->temporary && create->with_data.value_or(true)
               ? &*create->as_query
               : nullptr;
  if (const auto* create = step.as<sql::CreateView>())
    return create->materialized && create->with_data.value_or(true) ? &create->query : nullptr;
  const auto* query = step.as<sql::Query>();
  const auto* select = query ? std::get_if<sql::Select>(&query->body) : nullptr;
  return select && select->into_table && !select->into_temporary ? query : nullptr;
}

void check(const Step& step, Findings& findings) {
  const sql::Query* query = query_of(step);
  if (!query || query->limit) return;
  for (const sql::ObjectName& table : sql::uses_of(*query).reads) {
    if (!has_users(step, table)) continue;
    findings.add(step.span, "all rows of `{}` are read in one statement", table.text());
    return;
  }
}

}  // namespace

extern const Rule table_filled_when_made{
    .id = "table-filled-when-made",
    .severity = Severity::warning,
    .what = "A table is made and filled by one statement, from a table that is in use.",
    .why =
        "It reads all rows in one go, which takes as long as the table is large, and cannot "
        "be continued where it broke off.",
    .instead = "Create the table empty, and copy the rows in batches.",
    .check = check,
};

}  // namespace segue::rules
