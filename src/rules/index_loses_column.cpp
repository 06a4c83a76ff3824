#include <algorithm>

#include "rules/rule.h"

namespace segue::rules {
namespace {

bool holds(const catalog::Index& index, const std::string& column) {
  return std::any_of(index.parts.begin(), index.parts.end(),
                     [&](const catalog::IndexColumn& part) { return part.column == column; });
}

void check(const Step& step, Findings& findings) {
  const auto* drop = step.alters<sql::DropColumn>();
  if (!drop || !step.table_has_users()) return;
  const catalog::Relation* table = step.table_before();
  const catalog::Relation* after = step.lookup_after().relation(step.table());
  if (!table || !after) return;
  const std::string column = step.semantics->key(catalog::NameKind::column, drop->column.text);
  for (const auto& index : table->indexes) {
    if (index->parts.size() < 2 || !holds(*index, column)) continue;
    const bool stays = catalog::find_index(*after, index->key) != nullptr;
    findings.add(step.span, "index `{}` {} `{}`", index->name,
                 stays ? "goes on without" : "goes with", drop->column.text);
  }
}

}  // namespace

extern const Rule index_loses_column{
    .id = "index-loses-column",
    .severity = Severity::warning,
    .what = "A column is dropped that an index or a key of several columns is made of.",
    .why =
        "Nobody asked for the index to go, but it does, or it goes on without the column: "
        "queries lose the index they relied on, and a unique key is gone or holds on fewer "
        "columns than it was meant for.",
    .instead = "Drop the index yourself and build one without the column, before the column goes.",
    .check = check,
};

}  // namespace segue::rules
