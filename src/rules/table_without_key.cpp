#include <algorithm>

#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

bool has_key(const catalog::Relation& table) {
  const auto keys = keys_of(table);
  return std::any_of(keys.begin(), keys.end(), [&](const auto& columns) {
    return !columns.empty() && std::all_of(columns.begin(), columns.end(), [&](const auto& key) {
      const catalog::Column* column = catalog::find_column(table, key);
      return column != nullptr && column->not_null;
    });
  });
}

bool has_primary_key(const catalog::Relation& table) {
  return std::any_of(table.constraints.begin(), table.constraints.end(), [](const auto& each) {
    return each->kind == catalog::ConstraintKind::primary_key;
  });
}

void check(const Script& script, Findings& findings) {
  for (const Step& step : script.steps) {
    const auto* create = step.as<sql::CreateTable>();
    if (!create || step.refused || create->temporary || create->foreign || create->partition_of)
      continue;
    const auto id = step.lookup_after().relation_id(create->table);
    if (!id || step.before->relation(*id) != nullptr) continue;
    const catalog::Relation* table = script.after->relation(*id);
    if (!table || table->unknown || table->is_partition || !table->parents.empty()) continue;
    if (has_primary_key(*table) || has_key(*table)) continue;
    findings.add(step.span, "`{}` has no key", create->table.text()).statement = step.index;
  }
}

}  // namespace

extern const Rule table_without_key{
    .id = "table-without-key",
    .severity = Severity::note,
    .what = "A table is made that has neither a primary key nor a unique key without NULLs.",
    .why =
        "No row of it can be named: replication reads the whole table for each row that "
        "changes, rows that were stored twice cannot be told apart, and neither batches nor "
        "tools that copy tables can walk through it.",
    .instead = "Add a primary key.",
    .check = check,
};

}  // namespace segue::rules
