#include <algorithm>

#include "rules/parts.h"
#include "rules/rule.h"
#include "sql/uses.h"

namespace segue::rules {
namespace {

/// The columns that a partition key is made of; nothing where it is not said which.
std::vector<std::string> columns_by(const Step& step, const sql::PartitionBy& by) {
  std::vector<std::string> columns;
  const auto take = [&](const sql::Name& name) {
    columns.push_back(step.semantics->key(catalog::NameKind::column, name.text));
  };
  for (const sql::IndexPart& part : by.key) {
    if (part.column) take(part.column);
    if (part.expression)
      for (const sql::ColumnReference& column : sql::uses_of(*part.expression).columns)
        if (!column.parts.empty()) take(column.parts.back());
  }
  for (const sql::PartitionBy& below : by.subpartition)
    for (std::string& column : columns_by(step, below))
      columns.push_back(std::move(column));
  return columns;
}

bool may_add_key(const Step& step) {
  const auto* create = step.as<sql::CreateTable>();
  if (create) return create->partition_by.has_value();
  return step.as<sql::CreateIndex>() || step.alters<sql::AddConstraint>() ||
         step.alters<sql::AddIndex>() || step.alters<sql::Repartition>();
}

void check(const Step& step, Findings& findings) {
  if (!may_add_key(step) || !step.cost.refusal.empty()) return;
  const catalog::Relation* table = step.lookup_after().relation(step.table());
  if (!table || !table->partition_by) return;
  const auto wanted = columns_by(step, *table->partition_by);
  for (const auto& key : keys_of(*table)) {
    for (const std::string& column : wanted) {
      if (std::find(key.begin(), key.end(), column) != key.end()) continue;
      findings.add(step.span, "the key {} of `{}` lacks `{}`, by which it is partitioned",
                   list_of(key), table->name, column);
      return;
    }
  }
}

}  // namespace

extern const Rule key_lacks_partition_columns{
    .id = "key-lacks-partition-columns",
    .severity = Severity::error,
    .what = "A unique key of a partitioned table lacks a column by which it is partitioned.",
    .why = "The server refuses it: it can look for a repeated value in one partition only.",
    .instead = "Add the columns of the partition key to the key, or make a key per partition.",
    .check = check,
};

}  // namespace segue::rules
