#include <algorithm>

#include "rules/parts.h"
#include "rules/rule.h"

namespace segue::rules {
namespace {

std::vector<std::string> sorted(std::vector<std::string> columns) {
  std::sort(columns.begin(), columns.end());
  return columns;
}

bool is_open(const catalog::Relation& table) {
  return table.external || table.unknown || table.columns_unknown ||
         table.kind != catalog::RelationKind::table;
}

void check(const Step& step, Findings& findings) {
  if (!step.cost.refusal.empty()) return;
  for (const AddedForeignKey& key : added_foreign_keys(step)) {
    if (key.references->columns.empty()) continue;
    const catalog::Relation* target = step.lookup_after().relation(key.references->table);
    if (!target || is_open(*target)) continue;
    std::vector<std::string> columns;
    for (const sql::Name& column : key.references->columns)
      columns.push_back(step.semantics->key(catalog::NameKind::column, column.text));
    const auto wanted = sorted(columns);
    const auto keys = keys_of(*target);
    if (std::any_of(keys.begin(), keys.end(),
                    [&](const auto& each) { return sorted(each) == wanted; }))
      continue;
    findings.add(key.span, "{} of `{}` is not a key of its own", list_of(columns), target->name);
  }
}

}  // namespace

extern const Rule foreign_key_to_non_unique{
    .id = "foreign-key-to-non-unique",
    .severity = Severity::warning,
    .what = "A foreign key points at columns that are not a key of their table.",
    .why =
        "Most servers and versions refuse it, when it is made or at the first write; where "
        "one takes it, a row may have several parents, and an upgrade may refuse the schema.",
    .instead =
        "Point at the primary key, or at columns that have a unique constraint of their own.",
    .check = check,
};

}  // namespace segue::rules
